package io.jadeite.engine.result;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a value is compared with another one. */
public enum Comparison {
    LESS("<", "<"),
    AT_MOST("<=", "<="),
    EQUAL("==", "="),
    UNEQUAL("!=", "<>"),
    AT_LEAST(">=", ">="),
    MORE(">", ">");

    private final String sign;
    private final String sql;

    Comparison(String sign, String sql) {
        this.sign = sign;
        this.sql = sql;
    }

    /** As scripts write it. */
    public String sign() {
        return sign;
    }

    String sql() {
        return sql;
    }

    /** By its sign, as scripts or SQL write it. */
    public static Optional<Comparison> ofSign(String sign) {
        return Arrays.stream(values())
                .filter(one -> one.sign.equals(sign) || one.sql.equals(sign))
                .findFirst();
    }

    public static List<String> signs() {
        return Arrays.stream(values()).map(Comparison::sign).toList();
    }
}
