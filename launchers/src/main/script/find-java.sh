# Sets JAVA to a java of JDK 25 or newer, without starting any: each JDK says its version in a file named "release".
# Looks at JADEITE_JAVA_HOME, JAVA_HOME, the usual folders, and the java on the PATH. Read by the start scripts.

java_version() { # the major version of the JDK in folder $1, 0 where there is none
    version=0
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            version=${value%%[!0-9]*}
            [ -n "$version" ] || version=0
            return 0
        fi
    done <"$1/release"
}

find_java() {
    if [ -n "${JADEITE_JAVA_HOME:-}" ]; then
        java_version "$JADEITE_JAVA_HOME"
        if [ "$version" -ge 25 ]; then
            JAVA=$JADEITE_JAVA_HOME/bin/java
            return 0
        fi
        echo "jadeite: JADEITE_JAVA_HOME is $JADEITE_JAVA_HOME, which is no JDK 25 or newer." >&2
        return 1
    fi
    for java_home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /usr/local/java/* /usr/local/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$java_home" ] || continue
        java_version "$java_home"
        if [ "$version" -ge 25 ]; then
            JAVA=$java_home/bin/java
            return 0
        fi
    done
    java_link=$(command -v java 2>/dev/null) && java_link=$(readlink -f "$java_link" 2>/dev/null) && {
        java_home=${java_link%/bin/java}
        java_version "$java_home"
        if [ "$version" -ge 25 ]; then
            JAVA=$java_link
            return 0
        fi
    }
    echo "jadeite: needs a JDK 25 or newer and found none; install one (for instance Temurin 25) or set JADEITE_JAVA_HOME to it." >&2
    return 1
}
