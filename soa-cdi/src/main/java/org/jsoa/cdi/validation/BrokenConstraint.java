/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.validation;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.bodyerror.BodyError;
import org.jsoa.cdi.bodyerror.BodyError.Aspect;
import org.jsoa.cdi.bodyerror.WirePath;
import org.jsoa.cdi.wiretype.WireComponent;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.message.ErrorCodes;

/**
 * A broken constraint in PySOA's terms.
 *
 * @param place the place in the body
 * @param error what is wrong there
 */
record BrokenConstraint(WirePath place, BodyError error) {

    private static final Set<Class<? extends Annotation>> REQUIRING =
            Set.of(NotNull.class, NotEmpty.class, NotBlank.class);

    /**
     * Translates a violation.
     *
     * @param violation the violation
     * @param path the rest of its path, from the body down
     * @param body the type of the body
     */
    static BrokenConstraint of(ConstraintViolation<?> violation, Iterator<Path.Node> path, WireType body) {
        Trail trail = new Trail(body);
        while (path.hasNext() && trail.follow(path.next())) {
            // Each step leads to the next.
        }
        boolean isRequired = REQUIRING.contains(
                violation.getConstraintDescriptor().getAnnotation().annotationType());
        return new BrokenConstraint(
                trail.place,
                new BodyError(
                        trail.aspect, isRequired ? ErrorCodes.MISSING : ErrorCodes.INVALID, violation.getMessage()));
    }

    /** The path from the body down, in the names of the wire. */
    private static final class Trail {

        private WirePath place = WirePath.BODY;
        private Aspect aspect = Aspect.VALUE;
        private WireType type;

        Trail(WireType body) {
            type = body.withoutOptional();
        }

        /**
         * Moves to the next node. Returns false where the body has no deeper place: at a key, at a method that is no
         * component, and in a set, whose elements have no index.
         */
        boolean follow(Path.Node node) {
            if (node.getIndex() != null) {
                enter(place.index(node.getIndex()), type.content());
            } else if (node.getKey() != null) {
                enter(place.key(node.getKey()), type.content());
                if (isKey(node)) {
                    aspect = Aspect.KEY;
                    return false;
                }
            } else if (node.isInIterable()) {
                return false;
            }
            if (node.getKind() != ElementKind.PROPERTY) {
                return true;
            }
            Optional<WireComponent> component = type.component(node.getName());
            component.ifPresent(found -> enter(place.key(found.key()), found.type()));
            return component.isPresent();
        }

        private void enter(WirePath at, WireType found) {
            place = at;
            type = found.withoutOptional();
        }

        private static boolean isKey(Path.Node node) {
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                return false;
            }
            Path.ContainerElementNode element = node.as(Path.ContainerElementNode.class);
            return element.getContainerClass() != null
                    && Map.class.isAssignableFrom(element.getContainerClass())
                    && element.getTypeArgumentIndex() == 0;
        }
    }
}
