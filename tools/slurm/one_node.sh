#!/usr/bin/env bash
# A real Slurm of one node on this machine, for the test beside it: no cgroups, no systemd, no accounting.
#   one_node.sh start FOLDER    as root, with slurm-wlm and munge installed; then export SLURM_CONF=FOLDER/slurm.conf
#   one_node.sh stop FOLDER     ends the three daemons that start began, by their numbers
set -euo pipefail
folder=$(realpath -m "$2")
ports=(26817 26818) # not Slurm's own, so that a cluster's node is left alone

configure() {
    local host memory
    host=$(hostname -s)
    memory=$(awk '/^MemTotal/ { print int($2 / 2048) }' /proc/meminfo) # half of it, in MB
    cat <<END
ClusterName=skoen
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmdPort=${ports[1]}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
KillWait=5
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) Boards=1 SocketsPerBoard=1 CoresPerSocket=$(nproc) ThreadsPerCore=1 RealMemory=$memory
PartitionName=main Nodes=ALL Default=YES State=UP
END
}

# until COMMAND...: asks ten times a second, half a minute at most.
until_it_does() {
    local tries
    for tries in $(seq 300); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.1
    done
    echo "one_node.sh: $* ($tries)" >&2
    return 1
}

node_is_idle() { sinfo --noheader --format %T | grep -q idle; }

start() {
    mkdir -p "$folder/state" "$folder/spool"
    install -d -o munge -g munge -m 0755 /run/munge # systemd would have made it
    configure >"$folder/slurm.conf"
    export SLURM_CONF=$folder/slurm.conf
    if ! munge -n >/dev/null 2>&1; then # nobody answers yet
        setpriv --reuid munge --regid munge --clear-groups munged --foreground >"$folder/munged.out" 2>&1 &
        echo $! >"$folder/pid.munged"
    fi
    until_it_does munge -n
    setsid slurmctld -D -c >"$folder/slurmctld.out" 2>&1 &
    echo $! >"$folder/pid.slurmctld"
    until_it_does scontrol ping
    setsid slurmd -D -N "$(hostname -s)" >"$folder/slurmd.out" 2>&1 &
    echo $! >"$folder/pid.slurmd"
    until_it_does node_is_idle
}

stop() {
    local daemon
    for daemon in slurmd slurmctld munged; do
        [ -f "$folder/pid.$daemon" ] || continue
        kill "$(cat "$folder/pid.$daemon")" 2>/dev/null || true
        rm -f "$folder/pid.$daemon"
    done
}

"$1"
