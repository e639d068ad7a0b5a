package io.jadeite.kernel.protocol;

import io.jadeite.engine.problem.InputException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages, and proves that those who send know the key of the connection file. Without a key nothing is signed, as Jupyter
 * allows where only one user can reach the ports. Threads may share it.
 */
final class Signing {
    private static final byte[] UNSIGNED = {};

    private final String algorithm;
    private final byte[] key;
    // A Mac has a state; making one anew costs more than the signing itself.
    @SuppressWarnings("ThreadLocalUsage") // each kernel has its own key
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    /** @param scheme {@code hmac-sha256}, or another hash by its name */
    Signing(String scheme, String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.algorithm = algorithm(scheme);
        if (this.key.length > 0) {
            macs.get();
        }
    }

    private static String algorithm(String scheme) {
        var lower = scheme.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("hmac-") || lower.length() == 5) {
            throw new InputException(
                    "The connection file asks for the signature scheme '%s'; the kernel knows hmac-sha256 and its sisters, such as hmac-sha512."
                            .formatted(scheme));
        }
        return "Hmac" + lower.substring(5).toUpperCase(Locale.ROOT);
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key", e);
        } catch (GeneralSecurityException e) {
            throw new InputException(
                    "The connection file asks for signatures by %s, which this Java doesn't know; hmac-sha256 is what Jupyter uses."
                            .formatted(algorithm));
        }
    }

    /** In hexadecimal digits, as it is sent. */
    byte[] sign(List<byte[]> parts) {
        if (key.length == 0) {
            return UNSIGNED;
        }
        var mac = macs.get();
        parts.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes the same time wherever the signatures differ. */
    boolean isRight(byte[] signature, List<byte[]> parts) {
        return key.length == 0 || MessageDigest.isEqual(signature, sign(parts));
    }

    boolean isUsed() {
        return key.length > 0;
    }
}
