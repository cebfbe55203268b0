#!/usr/bin/env python3
"""The home scenario in plain Python in Mesa's style: agents with a step method, one case at a time. docs/model.md, sections 1 to 7, for
plans without feedback, training or course.

usage: home_plain.py SCENARIO.json CARD.json [replications=2] [seed=1] [strategy ...]
"""
import json
import math
import random
import sys
import time
from bisect import bisect_right
from collections import defaultdict, deque

from world import RATIOS, STRATEGIES, load


def logistic(x):
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def clip(x, lo, hi):
    return min(max(x, lo), hi)


def poisson(r, mean):
    limit, n, product = math.exp(-mean), 0, r.random()
    while product > limit:
        product *= r.random()
        n += 1
    return n


class Case:
    __slots__ = ("time", "z", "x", "u", "length", "harm", "over", "recommended", "in_group")

    def __init__(self, w, r, at):
        self.time = at
        independent = [r.gauss(0, 1) for _ in w.features]
        self.z, raw, predicted = [], 0.0, w.intercept
        for k, f in enumerate(w.features):
            score = sum(w.factor[k][j] * independent[j] for j in range(k + 1))
            level = bisect_right(f.cuts, score)
            self.z.append(f.z[level])
            raw += f.addend[level]
            predicted += f.tool_weight * f.z[level]
            if k == w.equity_feature:
                self.in_group = w.equity_range[0] <= f.values[level] <= w.equity_range[1]
        self.x = (raw - w.index_mean) / w.index_sd
        u = w.unexplained * r.gauss(0, 1)
        for share, weight in w.cues:
            u += weight * ((r.random() < share) - share)
        self.u = u / w.cues_sd
        s = w.minutes["spread"]
        self.length = math.exp(-0.5 * s * s + s * r.gauss(0, 1))
        self.harm = r.random() < logistic(w.alpha + w.sx * self.x + w.su * self.u)
        score = 1 + bisect_right(w.cuts, predicted)
        self.over = w.stands_for[score - 1] - w.line_log_odds
        self.recommended = score >= w.line


class Worker:
    """An agent: one seat of the office."""

    def __init__(self, office):
        self.office = office
        self.inbox = deque()
        self.free_at = 0.0
        self.pressure = clip(office.w.office["other_pressure"], 0, 3)
        self.new_person(1.0)

    def new_person(self, start):
        o, r = self.office, self.office.random
        w, b = o.w, o.w.b
        self.facts = clip(b["skill_facts"] + b["skill_sd"] * r.gauss(0, 1), 0.02, 0.98)
        self.cues = clip(b["skill_cues"] + b["skill_sd"] * r.gauss(0, 1), 0.02, 0.98)
        self.kx, self.ku = self.facts * start, self.cues * start
        self.d = [s + b["pattern_sd"] * r.gauss(0, 1) for s in w.shared]
        self.level = o.level + b["level_sd"] * r.gauss(0, 1)
        self.stereo = b["stereotype_sd"] * r.gauss(0, 1)
        self.tau = w.tau_best + w.office.get("norm", 0) + o.norm
        self.s = b["certainty_scale"] * math.exp(b["certainty_scale_sd"] * r.gauss(0, 1))
        self.a = b["revise_base"] + o.place + b["revise_sd"] * r.gauss(0, 1)
        self.size = b["size_sd_person"] * r.gauss(0, 1)
        q0 = clip(b["belief_start"] + b["belief_sd"] * r.gauss(0, 1), 0.05, 0.95)
        self.a0, self.b0 = q0 * b["belief_weight"], (1 - q0) * b["belief_weight"]
        self.alpha, self.beta = self.a0, self.b0
        self.h = o.support + b["support_sd"] * r.gauss(0, 1)
        self.support = b["support_start"]

    def step(self):
        """A week: work through the inbox, then believe, learn, feel."""
        o, w = self.office, self.office.w
        end = o.week * w.intake
        now = defaultdict(float)
        self.q = self.alpha / (self.alpha + self.beta)
        while self.inbox:
            case = self.inbox[0]
            arrived = case.time * w.intake
            begin = max(self.free_at, arrived)
            if begin >= end:
                break
            self.inbox.popleft()
            minutes = self.handle(case, now)
            self.free_at = begin + minutes
            wait = (self.free_at - arrived) / w.intake * 120
            o.sums["wait"] += wait
            o.sums["late"] += wait > w.office["deadline_hours"]
        self.after_work(now, end)

    def handle(self, case, now):
        o, r = self.office, self.office.random
        w, b, m = o.w, o.w.b, o.w.minutes
        tau, p = self.tau, self.pressure
        share = 1 / (1 + b["pressure_minutes"] * p)
        cue_minutes = m["cues"] * case.length * share
        full = minutes = m["file"] * case.length * share + cue_minutes
        seen = r.random() < 1 - math.exp(-cue_minutes / b["cue_half_minutes"])
        e = r.gauss(0, 1)
        pattern = w.sx * sum(d * z for d, z in zip(self.d, case.z))
        k = self.ku if seen else 0.0
        occasion = b["occasion_sd"] * math.sqrt(1 + b["pressure_occasion"] * p) * r.gauss(0, 1)
        rest = w.alpha + pattern + self.level + (self.stereo if case.in_group else 0.0) + occasion
        twin = (rest + w.sx * (self.kx * case.x + math.sqrt(1 - self.kx**2) * e)
                + w.su * (k * case.u + math.sqrt(1 - k * k) * r.gauss(0, 1)))
        twin_acts = acts = twin > tau
        skipped = False
        if o.strategy != "no_tool":
            own, c_own = twin, share * abs(2 * logistic((twin - tau) / self.s) - 1)
            if o.strategy == "score_first":
                skipped = r.random() < logistic(b["skip_base"] + b["skip_effort"] * math.log(1 + full / 10)
                                                + b["skip_pressure"] * p + b["skip_trust"] * (self.q - 0.5))
            advice = tau + case.over
            if skipped:
                kg = b["glimpse_skill"] * self.kx
                own = rest + w.sx * (kg * case.x + math.sqrt(1 - kg * kg) * e)
                minutes = m["glimpse"]
                final = advice + b["glimpse_weight"] * (own - advice)
                own_acts = own > tau
            else:
                own_acts = own > tau
                final, revised = self.revise(case, own, own_acts, c_own, advice)
                if c_own < 0.5:
                    now["hard"] += 1
                    now["moved_hard"] += revised
            acts = final > tau
            if o.strategy == "own_first":
                if acts != own_acts:  # a decision that was written down is held
                    margin = b["commit_margin"] * -math.log(1 - r.random())
                    acts = final > (tau - margin if own_acts else tau + margin)
                now["agreed" if own_acts == case.recommended else "disagreed"] += c_own
        now["handled"] += 1
        now["glimpses"] += skipped
        now["minutes"] += minutes
        now["full"] += full
        o.count(case, acts, twin_acts, skipped, minutes)
        return minutes

    def revise(self, case, own, own_acts, c_own, advice):
        b, r = self.office.w.b, self.office.random
        answer = logistic(case.over / b["tool_certainty_scale"])
        gap = abs(answer - logistic((own - self.tau) / self.s))
        chance = logistic(self.a + b["revise_own"] * c_own + b["revise_tool"] * abs(2 * answer - 1)
                          + b["revise_gap"] * gap + b["revise_opposite"] * (own_acts != case.recommended)
                          + b["revise_trust"] * (self.q - 0.5) + b["revise_pressure"] * self.pressure)
        if r.random() >= chance:
            return own, False
        odds = b["size_full"] * math.exp(self.size)
        if r.random() < odds / (1 - b["size_full"] + odds):
            return advice, True
        weight = logistic(b["size_mean"] + self.size + b["size_sd_case"] * r.gauss(0, 1))
        return own + weight * (advice - own), True

    def after_work(self, now, end):
        o, b, m = self.office, self.office.w.b, self.office.w.minutes
        keep = math.exp(-math.log(2) / b["belief_half_life"])
        self.alpha = self.a0 + keep * (self.alpha - self.a0) + b["belief_agreement"] * now["agreed"]
        self.beta = self.b0 + keep * (self.beta - self.b0) + b["belief_agreement"] * now["disagreed"]
        loss = math.exp(-b["skill_fade"] * now["glimpses"])
        practice = 1 - math.exp(-b["skill_practice"] * (now["handled"] - now["glimpses"]))
        self.kx = self.kx * loss
        self.kx += practice * max(self.facts - self.kx, 0)
        self.ku = self.ku * loss
        self.ku += practice * max(self.cues - self.ku, 0)
        relief = clip((now["full"] - now["minutes"]) / now["full"], -1, 1) if now["full"] > 0 else 0.0
        q = self.alpha / (self.alpha + self.beta)
        insight = q * now["moved_hard"] / now["hard"] if now["hard"] > 0 else 0.0
        own = 1.0 if o.strategy == "own_first" and now["handled"] > 0 else 0.0
        target = logistic(b["support_base"] + self.h + b["support_relief"] * relief + b["support_own"] * own
                          + b["support_insight"] * insight)
        self.support = clip(self.support + b["support_speed"] * (target - self.support)
                            + b["support_peers"] * (o.team - self.support), 0, 1)
        waiting = max(self.free_at - end, 0) + sum((m["file"] + m["cues"]) * c.length for c in self.inbox)
        self.pressure = clip(b["pressure_scale"] * max(waiting / o.w.intake - b["pressure_slack"], 0)
                             + o.w.office["other_pressure"], 0, 3)
        o.sums["waiting"] += len(self.inbox)
        o.sums["seat_weeks"] += 1
        if o.random.random() < logistic(b["leave_base"] - b["leave_support"] * (self.support - 0.5)
                                        + b["leave_pressure"] * self.pressure):
            self.new_person(b["newcomer_skill"])


class OfficeModel:
    """A model: an office and its agents."""

    def __init__(self, w, r, strategy):
        b, g = w.b, lambda: r.gauss(0, 1)
        self.w, self.random, self.strategy, self.week = w, r, strategy, 0
        self.place, self.level = b["place_sd"] * g(), b["office_level_sd"] * g()
        self.norm, self.support = b["office_norm_sd"] * g(), b["office_support_sd"] * g()
        self.workload = math.exp(b["office_workload_sd"] * g())
        self.sums = defaultdict(float)
        self.workers = [Worker(self) for _ in range(w.office["workers"])]

    def step(self):
        r = self.random
        self.week += 1
        self.team = sum(worker.support for worker in self.workers) / len(self.workers)
        for worker in self.workers:
            n = poisson(r, self.w.office["cases_per_week"] * self.workload)
            for at in sorted(self.week - 1 + r.random() for _ in range(n)):
                worker.inbox.append(Case(self.w, r, at))
        for worker in self.workers:
            worker.step()

    def count(self, case, acts, twin, skipped, minutes):
        s, cost, harm, tool = self.sums, self.w.costs, case.harm, case.recommended
        right, twin_right, tool_right, follows = acts == harm, twin == harm, tool == harm, acts == tool
        s["cases"] += 1
        s["right"] += right
        s["harm" if harm else "harmless"] += 1
        s["acts"] += acts
        s[("acts_" if acts else "dismiss_") + ("harm" if harm else "harmless")] += 1
        s["cost"] += ((1 - cost["averted_share"]) * cost["missed"] if harm else cost["disturbed"]) if acts else (
            cost["missed"] if harm else 0.0)
        s["agree"] += follows
        s["skipped"] += skipped
        s["minutes"] += minutes
        if right != twin_right:
            s["rescued" if right else "misled"] += 1
            if not right:
                s["commission" if acts else "omission"] += 1
        side = "in" if case.in_group else "out"
        s["cases_" + side] += 1
        s["acts_" + side] += acts
        if self.strategy == "no_tool":
            return
        s["shown"] += 1
        s["overrides"] += not follows
        s["overrides_right"] += right and not follows
        s["shown_act" if tool else "shown_dismiss"] += 1
        s["overrides_act" if tool else "overrides_dismiss"] += not follows
        if twin != tool:
            s["disagree"] += 1
            s["moved"] += follows
        if not tool_right:
            s["tool_wrong_error"] += not right
            s["tool_wrong_twin_error"] += not twin_right
            if twin_right:
                s["could_stay_right"] += 1
                s["followed_wrong" if follows else "stayed_right"] += 1
        elif not twin_right:
            s["could_follow_right"] += 1
            s["followed_right"] += follows

    def finish(self):
        b, n = self.w.b, len(self.workers)
        self.sums["plays"] = 1
        self.sums["support"] = sum(x.support for x in self.workers) / n
        self.sums["belief"] = sum(x.alpha / (x.alpha + x.beta) for x in self.workers) / n
        self.sums["skill"] = sum(0.5 * (x.kx / b["skill_facts"] + x.ku / b["skill_cues"]) for x in self.workers) / n
        return self.sums


def run(w, replications, seed, strategies=STRATEGIES):
    """{strategy: {name: [replications]}}"""
    names = {n for pair in RATIOS.values() for n in pair}
    out = {s: {n: [] for n in names} for s in strategies}
    for replication in range(replications):
        for s in strategies:
            model = OfficeModel(w, random.Random(f"{seed} {replication} {s}"), s)
            for _ in range(w.office["weeks"]):
                model.step()
            sums = model.finish()
            for n in names:
                out[s][n].append(float(sums[n]))
    return out


if __name__ == "__main__":
    world = load(sys.argv[1], sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2
    began = time.process_time()
    result = run(world, count, int(sys.argv[4]) if len(sys.argv) > 4 else 1, sys.argv[5:] or STRATEGIES)
    seconds = time.process_time() - began
    json.dump({"decisions": sum(sum(s["cases"]) for s in result.values()), "cpu_seconds": seconds, "sums": result},
              sys.stdout)
