/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import static java.util.Comparator.comparing;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;

/** Reads the actions of one bean class and collects every mistake on the way. */
final class DefinitionReader {

    private static final String SWITCHED_ALONE =
            "has @Switched but no @Action beside it; write @Action with the name that its variants share";

    private final Class<?> beanClass;
    private final Service service;
    private final int precedence;
    private final List<ActionModel> actions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    DefinitionReader(Class<?> beanClass, Service service, int precedence) {
        this.beanClass = beanClass;
        this.service = service;
        this.precedence = precedence;
    }

    Definitions read() {
        if (service != null) {
            complain(beanClass, Definitions.nameComplaint("@Service", service.value()));
        }
        if (beanClass.isAnnotationPresent(Action.class)) {
            readClassAction(beanClass.getAnnotation(Action.class));
        } else if (beanClass.isAnnotationPresent(Switched.class)) {
            complain(beanClass, SWITCHED_ALONE);
        }
        for (Method method : annotatedMethods()) {
            ActionAnnotation.of(beanClass, method)
                    .ifPresentOrElse(
                            action -> readMethodAction(method, action),
                            () -> problems.add(Problem.of(method, SWITCHED_ALONE)));
        }
        if (service != null && actions.isEmpty() && problems.isEmpty()) {
            complain(
                    beanClass,
                    "has @Service but no @Action; write @Action(\"name\") on each method that is an action, or beside"
                            + " @Service if the class is one");
        }
        return new Definitions(actions, problems);
    }

    private void readClassAction(Action action) {
        complain(beanClass, Definitions.nameComplaint("@Action", action.value()));
        if (service == null) {
            complain(beanClass, "has @Action but no @Service to name its service; write @Service(\"name\") beside it");
        }
        List<Method> runs = runMethods();
        if (runs.size() == 1) {
            readSignature(runs.get(0), action, beanClass.getAnnotation(Switched.class));
        } else {
            complain(
                    beanClass,
                    "has @Action and so needs exactly one public method run, not "
                            + (runs.isEmpty() ? "none" : runs.size())
                            + "; or write @Action on the methods that are actions");
        }
    }

    private void readMethodAction(Method method, Action action) {
        if (service == null) {
            boolean saysSoItself = method.isAnnotationPresent(Action.class);
            if (!saysSoItself || method.getDeclaringClass().isAnnotationPresent(Service.class)) {
                return;
            }
            problems.add(Problem.of(
                    method,
                    "has @Action, but " + beanClass.getName()
                            + " has no @Service to name its service; write @Service(\"name\") on the class"));
        }
        String complaint = Definitions.nameComplaint("@Action", action.value());
        if (complaint != null) {
            problems.add(Problem.of(method, complaint));
        }
        readSignature(method, action, method.getAnnotation(Switched.class));
    }

    private void readSignature(Method method, Action action, Switched switched) {
        Signature signature = Signature.of(method);
        signature.complaints().forEach(complaint -> problems.add(Problem.of(method, complaint)));
        if (switched != null && switched.value() < 1) {
            problems.add(Problem.of(
                    method, "has @Switched(" + switched.value() + "), but switches are numbers from 1 upwards"));
        }
        if (signature.complaints().isEmpty() && service != null) {
            actions.add(new ActionModel(
                    service.value(), action.value(), beanClass, method, precedence, SwitchCondition.of(switched)));
        }
    }

    private void complain(Class<?> place, String complaint) {
        if (complaint != null) {
            problems.add(Problem.of(place, complaint));
        }
    }

    private List<Method> runMethods() {
        return Arrays.stream(beanClass.getMethods())
                .filter(method -> method.getName().equals("run"))
                .filter(method -> !method.isBridge() && !Modifier.isAbstract(method.getModifiers()))
                .toList();
    }

    private List<Method> annotatedMethods() {
        List<Method> found = new ArrayList<>();
        Map<List<Object>, Method> seen = new HashMap<>();
        for (Class<?> type = beanClass; type != null && type != Object.class; type = type.getSuperclass()) {
            // The order of reflection is arbitrary, that of the complaints must not be.
            List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic())
                    .sorted(comparing(Problem::name))
                    .toList();
            for (Method method : methods) {
                Method overriding = Modifier.isPrivate(method.getModifiers())
                        ? null
                        : seen.putIfAbsent(List.of(method.getName(), List.of(method.getParameterTypes())), method);
                if (overriding != null) {
                    checkThatItsAnnotationCounts(method, overriding);
                } else if (method.isAnnotationPresent(Switched.class)
                        || ActionAnnotation.of(beanClass, method).isPresent()) {
                    found.add(method);
                }
            }
        }
        return found;
    }

    private void checkThatItsAnnotationCounts(Method overridden, Method overriding) {
        if (Modifier.isAbstract(overridden.getModifiers())
                && overridden.isAnnotationPresent(Action.class)
                && !overriding.isAnnotationPresent(Action.class)) {
            problems.add(Problem.of(
                    overridden,
                    "has @Action but is abstract, and annotations are not inherited; write @Action on "
                            + Problem.name(overriding)));
        }
    }
}
