/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;

/** What a server with JNDI would offer, as far as it is used. */
public final class FixedNaming implements InitialContextFactory {

    private static final Map<String, Object> NAMES = new ConcurrentHashMap<>();

    /** Lets everyone find these objects. */
    static void install(Map<String, Object> names) {
        NAMES.putAll(names);
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, FixedNaming.class.getName());
    }

    /** Leaves everyone without JNDI. */
    static void remove() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        NAMES.clear();
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    Object found = NAMES.get(arguments[0].toString());
                    if (found == null) {
                        throw new NameNotFoundException(arguments[0].toString());
                    }
                    return found;
                });
    }
}
