package io.jadeite.engine.database;

import io.jadeite.engine.setting.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Opens a database whose statements a {@link Mutant} rewrites. */
public final class MutantDatabase {
    private MutantDatabase() {}

    /** @param applied is called each time that a statement was changed */
    public static Database open(Settings settings, Mutant mutant, Runnable applied) {
        return Database.open(settings, usual -> rewriting(usual, mutant, applied));
    }

    /** All as usual but for the words of the statements. */
    private static Dialect rewriting(Dialect usual, Mutant mutant, Runnable applied) {
        return (Dialect) Proxy.newProxyInstance(
                Dialect.class.getClassLoader(), new Class<?>[] {Dialect.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("write")) {
                        return invoke(method, usual, arguments);
                    }
                    var sql = (String) arguments[0];
                    var changed = mutant.rewriting().apply(sql);
                    if (!changed.equals(sql)) {
                        applied.run();
                    }
                    return usual.write(changed);
                });
    }

    private static Object invoke(Method method, Dialect usual, Object[] arguments) throws Throwable {
        try {
            return method.invoke(usual, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
