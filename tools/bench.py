#!/usr/bin/env python3
"""Engine and peers in turn, in the same run: CPU time each, ratios, kernels. Called by ./bench.sh.

usage: bench.py FOLDER_OF_PROGRAMS [--quick] [--json FILE]

Everything is timed as CPU time of one thread, by turns, so that neighbours on the machine hit all of them alike; the median over the rounds
counts. Set-up (start of the program, training of the model, import of numpy) is left out of all: for the engine by the difference between
many and few replications, in the peers by their own clocks.
"""
import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PEERS = os.path.join(ROOT, "tests", "peers")
RW1 = os.environ.get("SKOEN_RW1", os.path.join(os.path.dirname(ROOT), "shared", "bench"))
PLAN = {"schema": 1, "id": "bench", "name": {"da": "Bench", "en": "Bench"}, "summary": {"da": "Bench.", "en": "Bench."},
        "scenario": "underretning", "strategies": ["score_first", "own_first"], "search": [], "draws": 1}
RW1_COUNTS = ("TP", "FP", "FN", "TN", "override", "commission_all", "commission_sw", "omission_all", "omission_sw", "fb")


def cpu_of(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, told


class Bench:
    def __init__(self, programs, folder, quick):
        self.programs, self.folder, self.quick = programs, folder, quick
        self.skoen = os.path.join(programs, "skoen")
        self.rates = {}

    def add(self, name, rate):
        self.rates.setdefault(name, []).append(rate)
        print(f"  {name:44} {rate / 1e6:8.3f} M/s", file=sys.stderr, flush=True)

    def plan(self, replications):
        path = os.path.join(self.folder, f"plan{replications}.json")
        with open(path, "w") as out:
            json.dump(PLAN | {"replications": replications}, out)
        return path

    def engine(self, isa):
        few, many = 1, 101 if self.quick else 401
        seconds, decisions = [], []
        for n in (few, many):
            into = os.path.join(self.folder, f"out{n}")
            subprocess.run(["rm", "-rf", into], check=True)
            command = ["env", f"SKOEN_ISA={isa}", self.skoen, "explore", self.plan(n), "--threads", "1", "--out", into]
            seconds.append(cpu_of(command)[0])
            with open(os.path.join(into, "results.csv")) as rows:
                decisions.append(sum(int(row.split(",")[3]) for row in list(rows)[1:]))
        self.add(f"home/skoen ({isa})", (decisions[1] - decisions[0]) / (seconds[1] - seconds[0]))

    def peer(self, name, program, replications):
        _, told = cpu_of([sys.executable, "-B", os.path.join(PEERS, program), *self.exported(), str(replications)])
        told = json.loads(told)
        self.add(f"home/{name}", told["decisions"] / told["cpu_seconds"])

    def exported(self):
        run, card = os.path.join(self.folder, "run"), os.path.join(self.folder, "card.json")
        if not os.path.exists(card):
            cpu_of([self.skoen, "run", "underretning", "--strategy", "score_first", "--replications", "1", "--out", run])
            with open(card, "w") as out:
                out.write(cpu_of([self.skoen, "card", "underretning", "--json"])[1])
        return os.path.join(run, "scenario.json"), card

    def rw1(self, isas):
        for isa in isas:
            _, told = cpu_of(["env", f"SKOEN_ISA={isa}", os.path.join(self.programs, "bench_rw1"), "5" if self.quick else "20"])
            self.ours = json.loads(told)
            self.add(f"rw1/skoen ({isa})", self.ours["decisions"] / self.ours["cpu_seconds"])
        for name, command in (("numpy", [sys.executable, "-B", "rw1_numpy.py", "3"]),
                              ("Python, Mesa style", [sys.executable, "-B", "rw1_mesastyle.py", "1"]),
                              ("R, vectorised", ["Rscript", "rw1.R", "1"])):
            if not os.path.exists(os.path.join(RW1, command[-2])) or (self.quick and name.startswith("Python")):
                continue
            try:
                told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=RW1).stdout
            except (OSError, subprocess.CalledProcessError):
                continue  # no R here
            self.add(f"rw1/{name}", float(re.search(r"([\d.]+) M decisions/s", told).group(1)) * 1e6)
            if name == "numpy":
                self.theirs = {k: float(v) for k, v in re.findall(r"'(\w+)': ([\d.]+)", told)}

    def rw1_agrees(self):
        """The largest difference between our counts and numpy's, in standard errors of a count (one replication against all of ours)."""
        if not hasattr(self, "theirs"):
            return None
        n, cases = self.ours["replications"], 748800
        worst = 0.0
        for name in RW1_COUNTS:
            mine, other = self.ours[name] / n, self.theirs[name]
            p = mine / cases
            worst = max(worst, abs(mine - other) / (cases * p * (1 - p) * (1 + 1 / n)) ** 0.5)
        return worst

    def power(self):
        """CPU seconds for 1,000 simulated studies: skoen power beside lme4 by hand (tests/peers/power.R). Empty without R and lme4."""
        few, many, theirs = (200, 2200, 5) if self.quick else (1000, 11000, 20)
        folder = os.path.join(self.folder, "study")
        told = {}
        for name, answers in (("vignetter", os.path.join(folder, "answers_long.csv")), ("lederkurser", "-")):
            if answers != "-":
                cpu_of([self.skoen, "study", name, "--out", folder])
            design = os.path.join(ROOT, "study", "designs", name + ".json")
            command = ["Rscript", os.path.join(PEERS, "power.R"), design, answers, str(theirs)]
            try:
                lme4 = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            except (OSError, subprocess.CalledProcessError):
                return {}
            spent = [cpu_of([self.skoen, "power", name, "--replications", str(n)])[0] for n in (few, many)]
            told[name] = {"skoen": 1000 * (spent[1] - spent[0]) / (many - few), "lme4": lme4["cpu_seconds_per_1000"],
                          "tool": lme4["tool"]}
        return told

    def kernels(self):
        _, told = cpu_of([os.path.join(self.programs, "bench_kernels"), "--benchmark_format=json",
                          "--benchmark_min_time=0.05"])
        return {b["name"]: b["ns_a_value"] for b in json.loads(told)["benchmarks"]}


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("programs")
    ask.add_argument("--quick", action="store_true")
    ask.add_argument("--json")
    wish = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(os.path.abspath(wish.programs), folder, wish.quick)
        isas = [isa for isa in ("baseline", "avx2", "avx512")
                if json.loads(cpu_of(["env", f"SKOEN_ISA={isa}", os.path.join(bench.programs, "bench_rw1"), "1"])[1])["isa"] == isa]
        for turn in range(1 if wish.quick else 3):
            print(f"runde / round {turn + 1}", file=sys.stderr)
            bench.engine(isas[-1])
            bench.peer("numpy", "home_numpy.py", 50)
            bench.peer("Python, Mesa style", "home_plain.py", 1)
            bench.rw1(isas[-1:])
        for isa in isas[:-1]:
            bench.engine(isa)
        kernels = bench.kernels()
        agrees = bench.rw1_agrees()
        power = bench.power()
    rates = {name: statistics.median(all_of) for name, all_of in bench.rates.items()}
    rows = []
    for load in ("home", "rw1"):
        best = f"{load}/skoen ({isas[-1]})"
        for name, rate in rates.items():
            if name.startswith(load + "/"):
                rows.append({"workload": load, "implementation": name.split("/")[1], "decisions_per_second_core": rate,
                             "skoen_is_times_as_fast": rates[best] / rate})
    vs_numpy = next(r["skoen_is_times_as_fast"] for r in rows if r["workload"] == "home" and r["implementation"] == "numpy")
    result = {"isa": isas[-1], "figures": rows, "vs_numpy": vs_numpy, "kernels_ns_a_value": kernels,
              "rw1_largest_difference_standard_errors": agrees, "power_cpu_seconds_per_1000": power}
    print(f"{'':6}{'':26}{'M decisions/s':>14}{'Skøn is':>12}")
    for r in rows:
        print(f"{r['workload']:6}{r['implementation']:26}{r['decisions_per_second_core'] / 1e6:14.3f}"
              f"{r['skoen_is_times_as_fast']:10.1f} x")
    print("\nns a value" + "".join(f"{isa:>12}" for isa in isas))
    for kernel in dict.fromkeys(name.split("/")[0] for name in kernels):
        print(f"{kernel:12}" + "".join(f"{kernels.get(f'{kernel}/{isa}', float('nan')):12.2f}" for isa in isas))
    if agrees is not None:
        print(f"\nRW1: counts as numpy's within {agrees:.1f} standard errors")
    for name, seconds in power.items():
        print(f"\npower {name}: {seconds['skoen']:.3f} CPU s for 1,000 studies, {seconds['tool']} {seconds['lme4']:.1f}: "
              f"{seconds['lme4'] / seconds['skoen']:.0f} times")
    _, told = cpu_of([bench.skoen, "bench", "--json", "--vs-numpy", f"{vs_numpy:.3f}"])
    result["skoen_bench"] = json.loads(told)
    print()
    for figure in result["skoen_bench"]["figures"]:
        print(f"{figure['name']:32}{figure['value']:16.4g} {figure['unit']}")
    if wish.json:
        with open(wish.json, "w") as out:
            json.dump(result, out, indent=2, ensure_ascii=False)
            out.write("\n")
    return 0 if agrees is None or agrees < 6 else 1


if __name__ == "__main__":
    sys.exit(main())
