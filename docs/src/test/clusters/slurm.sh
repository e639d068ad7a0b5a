#!/usr/bin/env bash
# A SLURM of one's own for tests: several nodes on this computer, all of it in one folder. To be called as root.
#
#   slurm.sh start FOLDER [NODES]    starts it, waits until its nodes are idle, and prints the path of its slurm.conf
#   slurm.sh stop FOLDER             ends all of it
#   slurm.sh kill-node FOLDER N      takes the power from a node: its daemons and all that runs on it are killed at once
#
# Needs Debian's slurm-wlm, slurm-wlm-basic-plugins and munge. Clients find it by SLURM_CONF.
set -euo pipefail
what=$1
base=$(readlink -f "$2")
export SLURM_CONF=$base/slurm.conf

start() {
    nodes=${1:-3}
    mkdir -p "$base"/{munge,munge.run,spool,state,log}
    chmod 700 "$base/munge"
    head -c 128 /dev/urandom >"$base/munge/key"
    chmod 600 "$base/munge/key"
    munged --force --key-file="$base/munge/key" --socket="$base/munge.run/munge.sock" --pid-file="$base/munge.run/munged.pid" \
        --log-file="$base/log/munged.log" --seed-file="$base/munge/seed"
    port=$((20000 + RANDOM % 20000))
    host=$(hostname -s)
    {
        cat <<CONF
ClusterName=jadeite
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$base/munge.run/munge.sock
CredType=cred/munge
SlurmctldPort=$port
SlurmctldPidFile=$base/slurmctld.pid
SlurmdPidFile=$base/slurmd-%n.pid
SlurmdSpoolDir=$base/spool/%n
StateSaveLocation=$base/state
SlurmctldLogFile=$base/log/slurmctld.log
SlurmdLogFile=$base/log/slurmd-%n.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/linux
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,bf_interval=2,sched_interval=2,sched_min_interval=100000
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
ReturnToService=2
SlurmdTimeout=10
KillWait=5
JobCompType=jobcomp/filetxt
JobCompLoc=$base/log/jobcomp.log
AccountingStorageType=accounting_storage/none
JobRequeue=1
CONF
        for ((i = 1; i <= nodes; i++)); do
            mkdir -p "$base/spool/fake$i" >&2
            echo "NodeName=fake$i NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + i)) CPUs=8 SocketsPerBoard=1 CoresPerSocket=8 ThreadsPerCore=1 RealMemory=4000"
        done
        cat <<CONF
PartitionName=main Nodes=ALL Default=YES DefaultTime=00:10:00 PriorityTier=10 PreemptMode=off
PartitionName=low Nodes=ALL DefaultTime=00:10:00 PriorityTier=1 PreemptMode=requeue GraceTime=3
CONF
    } >"$SLURM_CONF"
    slurmctld -c -f "$SLURM_CONF"
    for ((i = 1; i <= nodes; i++)); do slurmd -N "fake$i" -f "$SLURM_CONF"; done
    for ((i = 0; i < 300; i++)); do
        if [ "$(sinfo -h -p main -N -o %T 2>/dev/null | grep -c '^idle$')" = "$nodes" ]; then
            echo "$SLURM_CONF"
            return
        fi
        sleep 0.1
    done
    echo "The nodes aren't idle after 30 s; see $base/log." >&2
    sinfo >&2 || true
    stop
    exit 1
}

# Processes whose environment names our slurm.conf: daemons' children, and all that jobs have started.
ours() {
    for folder in /proc/[0-9]*; do
        if { tr "\0" "\n" <"$folder/environ"; } 2>/dev/null | grep -qx "SLURM_CONF=$SLURM_CONF$1"; then
            basename "$folder"
        fi
    done
}

stop() {
    scancel --quiet --user=root 2>/dev/null || true
    for file in "$base"/slurmd-*.pid "$base/slurmctld.pid" "$base/munge.run/munged.pid"; do
        [ -f "$file" ] && kill "$(cat "$file")" 2>/dev/null || true
    done
    sleep 0.5
    for pid in $(ours ''); do
        [ "$pid" = $$ ] || [ "$pid" = "$PPID" ] || case $(cat "/proc/$pid/comm" 2>/dev/null) in
            slurmstepd*) kill -9 "$pid" 2>/dev/null || true ;;
        esac
    done
}

kill_node() {
    node=fake$1
    daemon=$(cat "$base/slurmd-$node.pid")
    kill -STOP "$daemon"
    # All that runs there first, so that nobody can tell of it.
    for folder in /proc/[0-9]*; do
        if { tr "\0" "\n" <"$folder/environ"; } 2>/dev/null | grep -qx "SLURMD_NODENAME=$node"; then
            kill -9 "$(basename "$folder")" 2>/dev/null || true
        fi
    done
    for pid in $(pgrep slurmstepd || true); do
        grep -qa "$node" "/proc/$pid/cmdline" "/proc/$pid/environ" 2>/dev/null && kill -9 "$pid" || true
    done
    kill -9 "$daemon"
}

case $what in
    start) start "${3:-3}" ;;
    stop) stop ;;
    kill-node) kill_node "$3" ;;
    *) echo "slurm.sh knows start, stop and kill-node, not $what" >&2; exit 2 ;;
esac
