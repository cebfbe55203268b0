#!/usr/bin/env python3
"""Would the tests notice a fault? Sampled faults in sim/ and models/, all compiled into one set of test programs.

  tools/mutants.py prepare     sample the faults, write them into a copy of the tree, build the tests with them
  tools/mutants.py run         play the tests against each fault; goes on where it was stopped
  tools/mutants.py report      figures and survivors of what has been played
  tools/mutants.py check       a few faults that any test must notice, and none: is the machinery itself sound?

Everything lies in build/mutants; docs/testing.md has the figures. The environment variable SKOEN_MUTANT chooses the
fault in a program (tests/faults/mutant.h), so that one build serves them all.
"""
import argparse
import csv
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "mutants"
TREE = BUILD / "tree"          # the sources with the faults in them; what holds none is a link
BIN = BUILD / "made" / "bin"
SITES = BUILD / "sites.json"
RESULTS = BUILD / "results.csv"
SEED = 20261122
SPARE = 1.3                    # some sites do not compile
FLOORS = "sim/base;stats;models;sim;scenarios;lab"
NS = "skoen_mutants::"

INFIX = {"+": "Plus", "-": "Minus", "*": "Times", "/": "Over", "==": "Same", "!=": "Differs",
         "<": "Less", "<=": "AtMost", ">": "More", ">=": "AtLeast"}
BECOMES = {"+": "-", "-": "+", "*": "/", "/": "*", "==": "!=", "!=": "==", "<": "<= or >=", "<=": "< or >",
           ">": ">= or <=", ">=": "> or <"}
# Statements whose value is fixed when compiling, or that only say how much room to make or what to complain of.
UNTOUCHED = re.compile(r"\b(constexpr|consteval|static|static_assert|alignas|template|using|typedef|requires|"
                       r"ensure|refuse|reserve|throw|asm|operator)\b")


# --- finding places ------------------------------------------------------------------------------------------------
def blanked(text):
    """The text with comments, strings and preprocessor lines turned to blanks: every position stays what it was."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"\((?:.|\n)*?\)"|"(?:\\.|[^"\\\n])*"|(?<![\w])\'(?:\\.|[^\'\\\n])+\'|'
                         r'^[ \t]*#(?:[^\n\\]|\\.|\\\n)*', re.S | re.M)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def playable(code):
    """For each position: is it inside the body of a function whose values come about at run time?"""
    inside = bytearray(len(code))
    stack, start = [], 0       # of (kind, was inside)
    state = False
    for i, c in enumerate(code):
        if c == "{":
            header = code[start:i]
            stack.append(state)
            if re.search(r"\b(namespace|struct|class|union|enum)\b[^()]*$", header):
                state = False
            elif re.search(r"\b(constexpr|consteval|static)\b", header.replace("if constexpr", "")):
                state = None   # and nothing in it
            elif state is not None:
                state = state or ")" in header or bool(stack[-1])
            start = i + 1
        elif c == "}":
            if stack:
                state = stack.pop()
            start = i + 1
        elif c == ";":
            start = i + 1
        inside[i] = 1 if state else 0
    return inside


def closing(code, start):
    """End of the expression that starts here: where a weaker operator, a separator or a closing bracket stands."""
    depth, i = 0, start
    while i < len(code):
        c = code[i]
        if c in "([{":
            depth += 1
        elif c in ")]}":
            if depth == 0:
                return i
            depth -= 1
        elif depth == 0:
            if c in ",;?" or code[i:i + 2] in ("&&", "||") or (c == ":" and ":" not in (code[i - 1], code[i + 1])):
                return i
        i += 1
    return None


def matching(code, start):
    depth = 0
    for i in range(start, len(code)):
        depth += (code[i] in "([{") - (code[i] in ")]}")
        if depth == 0:
            return i
    return None


def sites_of(text):
    """(position, kind, what becomes of it, edits); an edit is (position, characters taken, text with # for the number)."""
    code, out = blanked(text), []
    inside = playable(code)

    def statement(at):
        begin = max(code.rfind(c, 0, at) for c in ";{}") + 1
        return re.sub(r"\b(case\s+[\w:]+|default)\s*:(?!:)", "", code[begin:at + 1]), begin

    def add(at, kind, words, edits):
        if not inside[at] or UNTOUCHED.search(statement(at)[0]):
            return
        line = code[code.rfind("\n", 0, at) + 1:code.find("\n", at)]
        if re.search(r"\b(case|static_assert|constexpr|reserve|ensure|alignas|throw)\b", line):
            return
        out.append((at, kind, words, edits))

    for m in re.finditer(r"(?<=[\w)\]] )(\+|-|\*|/|<=|>=|<|>|==|!=)(?=[ \n])", code):
        if re.search(r"\b(return|operator) $", code[:m.start()][-10:]):
            continue
        op = m.group()
        edit = f"{op} {NS}{INFIX[op]}<#>() {op}"
        add(m.start(), "order" if op[0] in "<>" else "equality" if "=" in op else "arithmetic",
            f"{op} becomes {BECOMES[op]}", [(m.start(), len(op), edit)])
    for m in re.finditer(r"(?<= )(&&|\|\|)\s+", code):
        end = closing(code, m.end())
        if end is None:
            continue
        opening = f"({NS}on<#>() || (" if m.group(1) == "&&" else f"(!{NS}on<#>() && ("
        add(m.start(), "condition", f"what follows {m.group(1)} is dropped", [(m.end(), 0, opening), (end, 0, "))")])
    for m in re.finditer(r"\b(if|while) \(", code):
        end = matching(code, m.end() - 1)
        if end is None or re.search(r";| = ", code[m.end():end]):
            continue
        add(m.start(), "condition", f"{m.group(1)} (not ...)",
            [(m.end(), 0, f"{NS}on<#>() != bool("), (end, 0, ")")])
    for m in re.finditer(r"(?<![\w.'\[])(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+)([uUlLzZfF]*)(?![\w.'])|\b(true|false)\b", code):
        add(m.start(), "constant", f"{m.group()} becomes another number" if m.group(1) else f"not {m.group()}",
            [(m.start(), len(m.group()), f"{NS}number<#>({m.group()})")])
    for m in re.finditer(r"std::(min|max)\(", code):
        name = "least" if m.group(1) == "min" else "most"
        add(m.start(), "min and max", f"{m.group(1)} becomes its opposite",
            [(m.start(), len(m.group()), f"{NS}{name}<#>(")])
    for m in re.finditer(r"(?<=[\n])[ \t]+(?=(?:\+\+|--)[\w.>\[\]-]+;|[\w.:()\[\]>-]+ [-+*/|&]= )", code):
        end = closing_statement(code, m.end())
        before = code[:m.start()].rstrip()[-1:]
        if end is None or before not in ";{})" or code[end + 1:].lstrip().startswith("else"):
            continue
        add(m.end(), "statement", "left out", [(m.end(), 0, f"if (!{NS}on<#>()) ")])
    return sorted(out, key=lambda site: (site[0], site[1]))


def closing_statement(code, start):
    depth = 0
    for i in range(start, len(code)):
        depth += (code[i] in "([{") - (code[i] in ")]}")
        if depth < 0:
            return None
        if depth == 0 and code[i] == ";":
            return i
    return None


def sources():
    files = sorted(p for floor in ("sim", "models") for p in (ROOT / floor).rglob("*") if p.suffix in (".h", ".cpp"))
    return [p.relative_to(ROOT).as_posix() for p in files if "sim/base/" not in p.as_posix()]


def sampled(count):
    """Each file in proportion to its places, at least one; in an order that does not follow the files."""
    dice = random.Random(SEED)
    texts = {name: (ROOT / name).read_text() for name in sources()}
    found = {name: sites_of(text) for name, text in texts.items()}
    total = sum(len(places) for places in found.values())
    picked = []
    for name, places in found.items():
        share = min(len(places), max(1, round(count * len(places) / total))) if places else 0
        picked += [(name, place) for place in dice.sample(places, share)]
    dice.shuffle(picked)
    sites = []
    for number, (name, (at, kind, words, edits)) in enumerate(picked, 1):
        line = texts[name].count("\n", 0, at) + 1
        sites.append({"number": number, "file": name, "line": line, "kind": kind, "words": words, "edits": edits,
                      "source": texts[name].split("\n")[line - 1].strip(), "dropped": False})
    return sites, total


# --- building ------------------------------------------------------------------------------------------------------
def write_if_new(path, text):
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def write_tree(sites):
    TREE.mkdir(parents=True, exist_ok=True)
    for entry in ROOT.iterdir():
        link = TREE / entry.name
        if entry.name in ("sim", "models", "build", ".git") or link.is_symlink():
            continue
        link.symlink_to(entry)
    for floor in ("sim", "models"):
        for path in (ROOT / floor).rglob("*"):
            if path.is_file():
                name = path.relative_to(ROOT).as_posix()
                write_if_new(TREE / name, with_faults(path.read_text(), [s for s in sites if s["file"] == name]))
        for path in (TREE / floor).rglob("*"):
            name = path.relative_to(TREE)
            if path.is_file() and not (ROOT / name).exists() and path.name != "mutant.cpp":
                path.unlink()
    write_if_new(TREE / "sim/base/mutant.cpp", (ROOT / "tests/faults/mutant.cpp").read_text())


def with_faults(text, sites):
    edits = [(at, taken > 0, taken, new.replace("#", str(site["number"])))
             for site in sites if not site["dropped"] for at, taken, new in site["edits"]]
    for at, _, taken, new in sorted(edits, reverse=True):
        text = text[:at] + new + text[at + taken:]
    return text


def build(targets, keep_going=False):
    command = ["nice", "cmake", "--build", str(BUILD / "made"), "--target", *targets]
    if keep_going:
        command += ["--", "-k", "0"]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def prepare(options):
    BUILD.mkdir(parents=True, exist_ok=True)
    sites, total = sampled(int(options.count * SPARE))
    write_tree(sites)
    configure = ["cmake", "--preset", "mutants", "-S", str(TREE), "-B", str(BUILD / "made"),
                 f"-DSKOEN_FLOORS_BUILT={FLOORS}"]
    if shutil.which("ccache"):
        configure.append("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
        os.environ.setdefault("CCACHE_BASEDIR", str(TREE))
        os.environ.setdefault("CCACHE_NOHASHDIR", "1")
    subprocess.run(configure, check=True, cwd=TREE, stdout=subprocess.DEVNULL)
    targets, rounds = [["skoen_models", "skoen_sim"], options.tests], 0
    while targets:
        made = build(targets[0], keep_going=len(targets) == 2)
        if made.returncode == 0:
            targets.pop(0)
            continue
        rounds += 1
        places = set(re.findall(r"((?:sim|models)/[\w/]+\.(?:h|cpp)):(\d+)", made.stdout))
        faulty = [s for s in sites if not s["dropped"] and (s["file"], str(s["line"])) in places]
        if not faulty or rounds > 20:
            sys.exit(made.stdout[-6000:] + "\nno fault of a mutant")
        for site in faulty:
            site["dropped"] = True
        print(f"{len(faulty)} places do not compile", flush=True)
        write_tree(sites)
    write_if_new(SITES, json.dumps({"places": total, "count": options.count, "sites": sites}, indent=1))
    kept = sum(not s["dropped"] for s in sites)
    print(f"{total} places, {len(sites)} sampled, {kept} compile, {min(kept, options.count)} to play")


# --- playing -------------------------------------------------------------------------------------------------------
def limits(seconds):
    """Of processor time, so that a busy machine times nobody out."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def play(number, program, names, limit):
    """("passed" | "failed" | "time", seconds, the test that failed)"""
    command = [str(BIN / program), "--abort"]
    if names is not None:
        listing = BUILD / f"{program}-{hashlib.sha1(repr(names).encode()).hexdigest()[:8]}.txt"
        if not listing.exists():
            listing.write_text("".join(re.sub(r"([\\,])", r"\\\1", name) + "\n" for name in names))
        command += ["--input-file", str(listing)]
    begun = time.monotonic()
    try:
        done = subprocess.run(command, env={**os.environ, "SKOEN_MUTANT": str(number)}, timeout=60 + 20 * limit,
                              cwd=BUILD / "made", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              preexec_fn=lambda: limits(limit))
    except subprocess.TimeoutExpired:  # asleep for ever
        return "time", time.monotonic() - begun, ""
    spent = time.monotonic() - begun
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return "time", spent, ""
    if done.returncode == 0:
        return "passed", spent, ""
    words = re.search(r"-{20,}\n(.+?)\n(?:-{20,}|\S+:\d+)", done.stdout.decode(errors="replace"), re.S)
    return "failed", spent, " ".join(words.group(1).split()) if words else f"exit code {done.returncode}"


def stages(tests):
    """The tests in the order in which they are played: the likeliest first, then by the time they take without a fault."""
    path = BUILD / "stages.json"
    if path.exists():
        return json.loads(path.read_text())
    out = []
    for program in tests:
        done = subprocess.run([str(BIN / program), "-d", "yes"], cwd=BUILD / "made", stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, env={**os.environ, "SKOEN_MUTANT": "0"})
        if done.returncode != 0:
            sys.exit(done.stdout[-3000:] + f"\n{program} fails without a fault")
        times = {}
        for seconds, name in re.findall(r"^(\d+\.\d+) s: (.+)$", done.stdout, re.M):
            times[name] = times.get(name, 0.0) + float(seconds)
        told = subprocess.run([str(BIN / program), "--list-test-names-only"], stdout=subprocess.PIPE, text=True).stdout
        times = {name: times[name] for name in told.splitlines()}  # without the sections of tests
        agree = [n for n in times if "agree" in n]
        slow = [n for n in times if n not in agree and times[n] >= 0.1]
        groups = {"agree": agree,  # two engines written from one document: what one does alone shows here
                  "quick": [n for n in times if n not in agree + slow], "slow": slow}
        for group, names in groups.items():
            if names:
                names = sorted(names, key=times.get)
                before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
                if play(0, program, names, 1000)[0] != "passed":
                    sys.exit(f"{program} fails without a fault")
                spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
                out.append({"program": program, "group": group, "names": names, "seconds": spent})
    write_if_new(path, json.dumps(out, indent=1))
    for stage in out:
        print(f"{stage['program']} {stage['group']}: {len(stage['names'])} tests, {stage['seconds']:.1f} s")
    return out


def judge(site, order):
    spent = 0.0
    first = sorted(order, key=lambda s: (s["program"] != "test_models") == site["file"].startswith("models/"))
    for stage in first:
        outcome, seconds, test = play(site["number"], stage["program"], stage["names"], 5 * stage["seconds"] + 2)
        spent += seconds
        if outcome != "passed":
            return "killed" if outcome == "failed" else "timed out", f"{stage['program']}: {test}", spent
    return "survived", "", spent


def to_play():
    known = json.loads(SITES.read_text())
    return [s for s in known["sites"] if not s["dropped"]][:known["count"]], known["places"]


def key_of(site):
    return f"{site['file']}:{site['line']}:{site['words']}:{site['number']}"


def played():
    if not RESULTS.exists():
        return {}
    with RESULTS.open() as file:
        return {row["fault"]: row for row in csv.DictReader(file)}


def run(options):
    sites, _ = to_play()
    order = [s for s in stages(options.tests) if s["group"] in options.groups]
    known = played()
    if options.again:
        left = [s for s in sites if key_of(s) in known and known[key_of(s)]["outcome"] == "survived"][:options.first]
    else:
        left = [s for s in sites if key_of(s) not in known][:options.first]
    fresh = not RESULTS.exists()
    with RESULTS.open("a", newline="") as file, ThreadPoolExecutor(options.jobs) as workers:
        out = csv.writer(file)
        if fresh:
            out.writerow(["fault", "outcome", "by", "seconds"])
        for site, (outcome, by, seconds) in zip(left, workers.map(lambda s: judge(s, order), left)):
            before = float(known[key_of(site)]["seconds"]) if key_of(site) in known else 0.0
            out.writerow([key_of(site), outcome, by, f"{before + seconds:.1f}"])
            file.flush()
            if outcome == "survived":
                print(f"survived: {site['file']}:{site['line']}: {site['words']}: {site['source']}", flush=True)
    report(options)


def report(options):
    sites, places = to_play()
    done = played()
    rows = [(s, done[key_of(s)]) for s in sites if key_of(s) in done]
    killed = sum(row["outcome"] != "survived" for _, row in rows)
    late = sum(row["outcome"] == "timed out" for _, row in rows)
    if not rows:
        sys.exit("nothing played yet")
    for site, row in rows:
        if row["outcome"] == "survived":
            print(f"{site['number']:4} {site['file']}:{site['line']}: {site['words']}\n     {site['source']}")
    for name, key in (("kind", lambda s: s["kind"]), ("floor", lambda s: s["file"].split("/")[0])):
        for group in sorted({key(s) for s, _ in rows}):
            mine = [row for s, row in rows if key(s) == group]
            print(f"{name} {group}: {sum(r['outcome'] != 'survived' for r in mine)} of {len(mine)}")
    print(f"{killed} of {len(rows)} killed ({100 * killed / len(rows):.1f} %), {late} of them by time; "
          f"{len(sites) - len(rows)} not played; {places} places in all; "
          f"{sum(float(row['seconds']) for _, row in rows) / 60:.0f} minutes")
    if options.least and (killed < options.least / 100 * len(rows) or len(rows) < len(sites)):
        sys.exit(1)


def check(options):
    """Faults in a toy, the way they are found and switched on."""
    toy = BUILD / "toy"
    toy.mkdir(parents=True, exist_ok=True)
    text = """#include <algorithm>
struct Pair { int a = 0; double b = 0; };
constexpr int fixed(int x) { return x + 1; }
static_assert(fixed(1) == 2);
double play(Pair p, bool up) {
    double sum = 0.5;
    // a comment with a + b
    for (int i = 0; i < p.a; ++i) {
        sum += p.b * 2.0 - static_cast<double>(i) / 4.0;
    }
    if (up && sum > 1.0) sum = std::max(sum, 3.0);
    return sum;
}
#include <cstdio>
int main() {
    constexpr bool kUp = true;
    for (const double b : {1.25, 0.4, 0.1, -1.5}) std::printf("%.17g %.17g ", play({2, b}, kUp), play({4, b}, !kUp));
}
"""
    places = sites_of(text)
    sites = [{"number": n, "edits": site[3], "dropped": False} for n, site in enumerate(places, 1)]
    (toy / "plain.cpp").write_text(text)
    (toy / "toy.cpp").write_text(with_faults(text, sites))
    flags = ["g++", "-std=c++20", "-O1", "-w", "-I", str(ROOT), "-o"]
    subprocess.run([*flags, str(toy / "plain"), str(toy / "plain.cpp")], check=True)
    subprocess.run([*flags, str(toy / "toy"), "-include", "tests/faults/mutant.h", str(toy / "toy.cpp"),
                    str(ROOT / "tests/faults/mutant.cpp")], check=True)

    def says(program, number):
        return subprocess.run([str(toy / program)], env={"SKOEN_MUTANT": str(number)}, capture_output=True, text=True,
                              timeout=10).stdout
    good = says("plain", 0)
    same = [places[n - 1][2] for n in range(1, len(places) + 1) if says("toy", n) == good]
    kinds = {site[1] for site in places}
    print(f"{len(places)} faults of {len(kinds)} kinds, {len(places) - len(same)} change what is printed; the rest: {same}")
    if says("toy", 0) != good or len(kinds) < 6 or len(places) - len(same) < 0.8 * len(places):
        sys.exit("the machinery is not sound")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["prepare", "run", "report", "check"])
    parser.add_argument("--count", type=int, default=300, help="faults to sample")
    parser.add_argument("--tests", nargs="+", default=["test_models", "test_sim"], help="programs, in order of playing")
    parser.add_argument("--groups", nargs="+", default=["agree", "quick", "slow"], help="play these tests only")
    parser.add_argument("--jobs", type=int, default=1, help="faults played at once")
    parser.add_argument("--first", type=int, default=None, help="play this many, then stop")
    parser.add_argument("--again", action="store_true", help="play those that survived once more, with the tests of now")
    parser.add_argument("--least", type=float, default=0, help="exit code 1 below this percentage, or when some are not played")
    options = parser.parse_args()
    {"prepare": prepare, "run": run, "report": report, "check": check}[options.what](options)


if __name__ == "__main__":
    main()
