#!/usr/bin/env bash
# An SSH server of one's own for tests, with two names and a home that isn't the user's. To be called as root.
#
#   sshd.sh start FOLDER     starts it; FOLDER/config is what ssh -F wants, with the hosts lab-01 and lab-02
#   sshd.sh stop FOLDER      ends it
#
# Needs Debian's openssh-server.
set -euo pipefail
base=$(readlink -f "$2")

start() {
    mkdir -p "$base/home" /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f "$base/host_key"
    ssh-keygen -q -t ed25519 -N '' -f "$base/key"
    cp "$base/key.pub" "$base/authorized_keys"
    port=$((20000 + RANDOM % 20000))
    cat >"$base/sshd_config" <<CONF
Port $port
ListenAddress 127.0.0.1
HostKey $base/host_key
AuthorizedKeysFile $base/authorized_keys
PidFile $base/sshd.pid
PermitRootLogin prohibit-password
UsePAM no
StrictModes no
PasswordAuthentication no
ForceCommand export HOME=$base/home; cd; exec sh -c "\$SSH_ORIGINAL_COMMAND"
CONF
    cat >"$base/config" <<CONF
Host lab-01 lab-02
    HostName 127.0.0.1
    Port $port
    User $(id -un)
    IdentityFile $base/key
    IdentitiesOnly yes
    UserKnownHostsFile $base/known_hosts
    StrictHostKeyChecking accept-new
    LogLevel ERROR
CONF
    /usr/sbin/sshd -f "$base/sshd_config"
}

case $1 in
    start) start ;;
    stop) kill "$(cat "$base/sshd.pid")" ;;
    *) echo "sshd.sh knows start and stop, not $1" >&2; exit 2 ;;
esac
