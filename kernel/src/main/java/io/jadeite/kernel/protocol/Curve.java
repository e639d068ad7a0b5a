package io.jadeite.kernel.protocol;

import org.zeromq.ZMQ;

/** The keys that encrypt all that is sent, each 40 characters (Z85), as the connection file has them. */
record Curve(String publicKey, String secretKey) {
    private static final int LENGTH = 40;

    Curve {
        if (publicKey.length() != LENGTH || secretKey.length() != LENGTH) {
            throw new IllegalArgumentException("CURVE keys have %d characters each, not %d and %d."
                    .formatted(LENGTH, publicKey.length(), secretKey.length()));
        }
    }

    /** To be called before the socket is bound. */
    void guard(ZMQ.Socket socket) {
        socket.setCurveServer(true);
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(publicKey));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(secretKey));
    }

    @Override
    public String toString() {
        return "Curve[" + publicKey + "]";
    }
}
