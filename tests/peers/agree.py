#!/usr/bin/env python3
"""Do the peers get what the engine gets? Every main measure of every strategy, within what chance allows.

usage: agree.py SKOEN [--engine 400] [--numpy 200] [--plain 8] [--wrong]

Bound: |difference| <= z * sd * sqrt(1/n_engine + 1/n_peer), sd the spread over replications of the ratio's residual (delta method)
in the numpy peer; z for a false alarm of 1e-6 over all comparisons (Bonferroni), by Student's t. --wrong: the negative control, a peer
whose workers skip and revise a little more; it must be found out.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

import home_numpy
import home_plain
from world import NEEDS_SCORE, RATIOS, STRATEGIES, load

FALSE_ALARM = 1e-6


def critical(tests, n):
    """Two-sided, from the normal with Cornish and Fisher's first terms towards Student's t."""
    from statistics import NormalDist
    z = NormalDist().inv_cdf(1 - FALSE_ALARM / tests / 2)
    f = n - 1
    return z + (z**3 + z) / (4 * f) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * f * f)


def engine(skoen, folder, n):
    strategies = [x for s in STRATEGIES[1:] for x in ("--strategy", s)]
    subprocess.run([skoen, "run", "underretning", *strategies, "--replications", "2", "--out", folder], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    card = os.path.join(folder, "card.json")
    with open(card, "w") as out:
        subprocess.run([skoen, "card", "underretning", "--json"], check=True, stdout=out, stderr=subprocess.DEVNULL)
    told = subprocess.run([skoen, "run", "underretning", *strategies, "--replications", str(n), "--json"], check=True,
                          capture_output=True, text=True).stdout
    measures = {s["id"]: {k: v["mean"] for k, v in s["measures"].items()} for s in json.loads(told)["strategies"]}
    return load(os.path.join(folder, "scenario.json"), card), measures


def ratio_and_spread(sums, name):
    top, bottom = (np.asarray(sums[n], float) for n in RATIOS[name])
    ratio = top.sum() / bottom.sum()
    return ratio, np.std((top - ratio * bottom) / bottom.mean(), ddof=1)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("skoen")
    ask.add_argument("--engine", type=int, default=400)
    ask.add_argument("--numpy", type=int, default=200)
    ask.add_argument("--plain", type=int, default=8)
    ask.add_argument("--wrong", action="store_true")
    wish = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        world, told = engine(os.path.abspath(wish.skoen), os.path.join(folder, "run"), wish.engine)
    if wish.wrong:
        world.b["skip_base"] += 0.3
        world.b["revise_gap"] += 0.5
    peers = {"numpy": (home_numpy.run(world, wish.numpy, 7), wish.numpy)}
    if wish.plain:
        peers["plain"] = (home_plain.run(world, wish.plain, 7), wish.plain)
    rows = []
    for peer, (result, n) in peers.items():
        for strategy in STRATEGIES:
            for name in RATIOS:
                if strategy == "no_tool" and name in NEEDS_SCORE:
                    continue
                if name == "act_rate_outside" or (strategy != "score_first" and name == "skip_rate"):
                    continue
                found, _ = ratio_and_spread(result[strategy], name)
                _, spread = ratio_and_spread(peers["numpy"][0][strategy], name)
                published = name
                if name == "act_rate_in_group":  # the engine states the gap
                    other, more = ratio_and_spread(result[strategy], "act_rate_outside")
                    found, spread, published = found - other, np.hypot(spread, more), "act_rate_gap"
                rows.append((peer, strategy, published, told[strategy][published], found, spread, n))
    z = critical(len(rows), min(wish.numpy, 200))
    worst, far = 0.0, 0
    for peer, strategy, name, engine_value, found, spread, n in rows:
        error = spread * np.sqrt(1 / wish.engine + 1 / n)
        distance = abs(found - engine_value) / error if error > 0 else (0.0 if abs(found - engine_value) < 1e-12 else 99.0)
        worst = max(worst, distance)
        far += distance > z
        if distance > z or distance > 3.5:
            print(f"{peer:6} {strategy:12} {name:26} engine {engine_value:9.5f} peer {found:9.5f} "
                  f"{distance:5.1f} standard errors{'  TOO FAR' if distance > z else ''}")
    print(f"{len(rows)} comparisons, the largest difference {worst:.2f} standard errors, {z:.2f} allowed: "
          f"{'agree' if not far else f'{far} too far'}")
    if wish.wrong:
        print("negative control", "found out" if far else "NOT found out")
        return 0 if far else 1
    return 1 if far else 0


if __name__ == "__main__":
    sys.exit(main())
