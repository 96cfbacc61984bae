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

/** What Bean Validation checks of one value whenever the action is called. */
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

    /** Takes what the validator tells of the value; null where it knows of no constraint. */
    static Checks of(ElementDescriptor element) {
        return element == null ? NONE : new Checks(element, isCascaded(element));
    }

    private static boolean isCascaded(ElementDescriptor element) {
        return element instanceof CascadableDescriptor cascadable && cascadable.isCascaded();
    }

    /** Tells whether the constraints inside a record are checked too. */
    boolean areCascaded() {
        return cascaded;
    }

    /** Returns the constraints, composed ones taken apart. */
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

    /** Tells whether null, which is what an absent key becomes, is refused. */
    boolean refuseNull() {
        return constraints().stream().anyMatch(constraint -> REQUIRING.contains(constraint.annotationType()));
    }

    /** Returns what is checked of the keys of a map. */
    Checks ofKeys() {
        return inside(0, false);
    }

    /** Returns what is checked of the values of a map. */
    Checks ofValues() {
        return inside(1, cascaded);
    }

    /** Returns what is checked of the elements of a list or the content of an optional. */
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
