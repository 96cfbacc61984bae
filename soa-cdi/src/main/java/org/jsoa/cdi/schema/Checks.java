/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The constraints that Bean Validation checks on one value at each call of the action. */
final class Checks {

    static final Checks NONE = new Checks(null, false);

    private static final Set<Class<? extends Annotation>> REQUIRING =
            Set.of(NotNull.class, NotEmpty.class, NotBlank.class);

    private final ElementDescriptor element;
    private final boolean cascaded;

    private Checks(ElementDescriptor element, boolean cascaded) {
        this.element = element;
        this.cascaded = cascaded;
    }

    /** Creates the checks from the validator's description of the value; null where it has no constraint. */
    static Checks of(ElementDescriptor element) {
        return element == null ? NONE : new Checks(element, isCascaded(element));
    }

    private static boolean isCascaded(ElementDescriptor element) {
        return element instanceof CascadableDescriptor cascadable && cascadable.isCascaded();
    }

    /** Returns whether the constraints inside a record are checked too. */
    boolean areCascaded() {
        return cascaded;
    }

    /** Returns the constraints, with composed ones resolved. */
    List<Annotation> constraints() {
        List<Annotation> found = new ArrayList<>();
        if (element != null) {
            element.findConstraints()
                    .unorderedAndMatchingGroups(Default.class)
                    .getConstraintDescriptors()
                    .forEach(descriptor -> collect(descriptor, found));
        }
        return found;
    }

    private static void collect(ConstraintDescriptor<?> descriptor, List<Annotation> found) {
        found.add(descriptor.getAnnotation());
        descriptor.getComposingConstraints().forEach(part -> collect(part, found));
    }

    /** Returns whether null is refused. An absent key becomes null. */
    boolean refuseNull() {
        return constraints().stream().anyMatch(constraint -> REQUIRING.contains(constraint.annotationType()));
    }

    /** Returns the checks on the keys of a map. */
    Checks ofKeys() {
        return inside(0, false);
    }

    /** Returns the checks on the values of a map. */
    Checks ofValues() {
        return inside(1, cascaded);
    }

    /** Returns the checks on the elements of a list or the content of an optional. */
    Checks ofContent() {
        return inside(0, cascaded);
    }

    private Checks inside(int typeArgument, boolean cascadedFromOutside) {
        if (element instanceof ContainerDescriptor container) {
            for (ContainerElementTypeDescriptor inner : container.getConstrainedContainerElementTypes()) {
                if (inner.getTypeArgumentIndex() == typeArgument) {
                    return new Checks(inner, cascadedFromOutside || inner.isCascaded());
                }
            }
        }
        return new Checks(null, cascadedFromOutside);
    }
}
