/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import static java.util.Comparator.comparing;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;

/** Reads the actions of one bean class and collects all mistakes. */
final class DefinitionReader {

    private static final Duration LONGEST_TIME_LIMIT = Duration.ofDays(365);

    private static final String SWITCHED_ALONE =
            "has @Switched but no @Action beside it; write @Action with the name that its variants share";

    private final Class<?> beanClass;
    private final ServiceDefinition service;
    private final int precedence;
    private final ActionReader reader;
    private final TypeArguments arguments;
    private final List<ActionModel> actions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    DefinitionReader(Class<?> beanClass, ServiceDefinition service, int precedence) {
        this.beanClass = beanClass;
        this.service = service;
        this.precedence = precedence;
        this.reader = new ActionReader(beanClass);
        this.arguments = TypeArguments.of(beanClass);
    }

    Definitions read() {
        if (service != null) {
            AnnotatedName.complaint("@Service", service.name()).ifPresent(this::complain);
        }
        if (beanClass.isAnnotationPresent(Action.class)) {
            readClassAction();
        } else if (beanClass.isAnnotationPresent(Switched.class)) {
            complain(SWITCHED_ALONE);
        }
        for (Method method : annotatedMethods()) {
            reader.ofMethod(method)
                    .ifPresentOrElse(
                            action -> readMethodAction(method, action),
                            () -> problems.add(Problem.of(method, SWITCHED_ALONE)));
        }
        if (service != null && actions.isEmpty() && problems.isEmpty()) {
            complain("has @Service but no @Action; write @Action(\"name\") on each method that is an action, or beside"
                    + " @Service if the class is one");
        }
        return new Definitions(actions, problems);
    }

    private void readClassAction() {
        String name = beanClass.getAnnotation(Action.class).value();
        AnnotatedName.complaint("@Action", name).ifPresent(this::complain);
        if (service == null) {
            complain("has @Action but no @Service to name its service; write @Service(\"name\") beside it");
        }
        List<Method> runs = runMethods();
        if (runs.size() == 1) {
            readSignature(runs.get(0), reader.ofClass(runs.get(0)));
        } else {
            complain("has @Action and needs exactly one public method run, not "
                    + (runs.isEmpty() ? "none" : runs.size())
                    + "; or write @Action on the methods that are actions");
        }
    }

    private void readMethodAction(Method method, ActionDefinition action) {
        if (service == null) {
            boolean isOfAnInterface = !method.isAnnotationPresent(Action.class)
                    || method.getDeclaringClass().isInterface();
            if (isOfAnInterface || method.getDeclaringClass().isAnnotationPresent(Service.class)) {
                return;
            }
            problems.add(Problem.of(
                    method,
                    "has @Action, but " + beanClass.getName()
                            + " has no @Service to name its service; write @Service(\"name\") on the class"));
        }
        AnnotatedName.complaint("@Action", action.name())
                .ifPresent(complaint -> problems.add(Problem.of(method, complaint)));
        readSignature(method, action);
    }

    private void readSignature(Method method, ActionDefinition action) {
        Signature signature = Signature.of(method, arguments);
        signature.complaints().forEach(complaint -> problems.add(Problem.of(method, complaint)));
        if (action.condition() != null && action.condition().number() < 1) {
            problems.add(Problem.of(
                    method,
                    "has @Switched(" + action.condition().number() + "), but switches are numbers from 1 upwards"));
        }
        if (action.timeLimit() != null && action.timeLimit().compareTo(Duration.ZERO) <= 0) {
            problems.add(Problem.of(method, "has a @TimeLimit below 1; give it the time that the action may take"));
        }
        if (action.timeLimit() != null && action.timeLimit().compareTo(LONGEST_TIME_LIMIT) > 0) {
            problems.add(Problem.of(
                    method,
                    "has a @TimeLimit over " + LONGEST_TIME_LIMIT.toDays()
                            + " days; set the time limit of the action to 0" + " for none"));
        }
        if (signature.complaints().isEmpty() && service != null) {
            actions.add(new ActionModel(service, action, beanClass, method, precedence));
        }
    }

    private void complain(String complaint) {
        problems.add(Problem.of(beanClass, complaint));
    }

    private List<Method> runMethods() {
        return Arrays.stream(beanClass.getMethods())
                .filter(method -> method.getName().equals("run"))
                .filter(method -> !method.isBridge() && !Modifier.isAbstract(method.getModifiers()))
                .toList();
    }

    private List<Method> annotatedMethods() {
        List<Method> found = new ArrayList<>();
        List<Method> seen = new ArrayList<>();
        for (Class<?> type = beanClass; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Method method : inOrder(type.getDeclaredMethods())) {
                Optional<Method> overriding = Modifier.isPrivate(method.getModifiers())
                        ? Optional.empty()
                        : seen.stream()
                                .filter(below -> reader.overrides(below, method))
                                .findFirst();
                if (overriding.isPresent()) {
                    checkThatItsAnnotationCounts(method, overriding.get());
                } else {
                    addIfAnnotated(method, found);
                }
                if (!Modifier.isPrivate(method.getModifiers())) {
                    seen.add(method);
                }
            }
        }
        for (Method method : inOrder(beanClass.getMethods())) {
            if (method.isDefault()) {
                addIfAnnotated(method, found);
            }
        }
        found.addAll(reader.ofNoInstance());
        return found;
    }

    /** Reflection has no fixed order, but error messages must have one. */
    private static List<Method> inOrder(Method[] methods) {
        return Arrays.stream(methods)
                .filter(method -> !method.isSynthetic())
                .sorted(comparing(Problem::name))
                .toList();
    }

    private void addIfAnnotated(Method method, List<Method> found) {
        if (method.isAnnotationPresent(Switched.class)
                || reader.ofMethod(method).isPresent()) {
            found.add(method);
        }
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
