#!/usr/bin/env python3
"""The home scenario in vectorised numpy, as a researcher would write it: lanes are (office, seat), a loop over weeks, and within a
week one over places in the queue for the clock alone. docs/model.md, sections 1 to 7, for plans without feedback, training or course.

usage: home_numpy.py SCENARIO.json CARD.json [replications=50] [seed=1] [strategy ...]
"""
import json
import sys
import time

import numpy as np

from world import RATIOS, STRATEGIES, load


def logistic(x):
    return 1 / (1 + np.exp(-x))


class Caseload:
    """All cases of all lanes, flat, by lane and time. The same for every strategy."""

    def __init__(self, w, g, workload, seats, weeks):
        lanes = len(workload) * seats
        counts = g.poisson(w.office["cases_per_week"] * np.repeat(workload, seats)[:, None], (lanes, weeks))
        total = int(counts.sum())
        lane = np.repeat(np.arange(lanes), counts.sum(1))
        week = np.repeat(np.tile(np.arange(weeks), lanes), counts.ravel())
        at = week + g.random(total)
        self.time = at[np.lexsort((at, lane))]
        self.until = np.hstack([np.zeros((lanes, 1), int), counts.cumsum(1)])  # arrived before the end of a week
        self.start = np.concatenate([[0], counts.sum(1).cumsum()[:-1]])
        score = g.standard_normal((total, len(w.features))) @ np.array(w.factor).T
        self.z = np.empty_like(score)
        raw, predicted = np.zeros(total), np.full(total, w.intercept)
        for k, f in enumerate(w.features):
            level = np.searchsorted(f.cuts, score[:, k], side="right")
            self.z[:, k] = np.array(f.z)[level]
            raw += np.array(f.addend)[level]
            predicted += f.tool_weight * self.z[:, k]
            if k == w.equity_feature:
                value = np.array(f.values)[level]
                self.in_group = (value >= w.equity_range[0]) & (value <= w.equity_range[1])
        self.x = (raw - w.index_mean) / w.index_sd
        u = w.unexplained * g.standard_normal(total)
        for share, weight in w.cues:
            u += weight * ((g.random(total) < share) - share)
        self.u = u / w.cues_sd
        s = w.minutes["spread"]
        self.length = np.exp(-0.5 * s * s + s * g.standard_normal(total))
        self.harm = g.random(total) < logistic(w.alpha + w.sx * self.x + w.su * self.u)
        self.score = 1 + np.searchsorted(w.cuts, predicted, side="right")
        self.over = np.array(w.stands_for)[self.score - 1] - w.line_log_odds
        self.recommended = self.score >= w.line


class Office:
    """What an office has of its own, [offices]."""

    def __init__(self, b, g, n):
        self.place = b["place_sd"] * g.standard_normal(n)
        self.level = b["office_level_sd"] * g.standard_normal(n)
        self.norm = b["office_norm_sd"] * g.standard_normal(n)
        self.workload = np.exp(b["office_workload_sd"] * g.standard_normal(n))
        self.support = b["office_support_sd"] * g.standard_normal(n)


class Workers:
    """Traits and states by lane; `take` gives seats to newcomers."""

    def __init__(self, w, g, office, seats):
        self.w, self.g = w, g
        self.office = {k: np.repeat(v, seats) for k, v in vars(office).items()}
        n = len(self.office["place"])
        for name in ("facts", "cues", "level", "stereo", "tau", "s", "a", "size", "a0", "b0", "h", "kx", "ku", "alpha",
                     "beta", "support"):
            setattr(self, name, np.empty(n))
        self.d = np.empty((n, len(w.features)))
        self.take(np.arange(n), 1.0)

    def take(self, i, start):
        w, b, n = self.w, self.w.b, len(i)
        g = lambda: self.g.standard_normal(n)
        self.facts[i] = np.clip(b["skill_facts"] + b["skill_sd"] * g(), 0.02, 0.98)
        self.cues[i] = np.clip(b["skill_cues"] + b["skill_sd"] * g(), 0.02, 0.98)
        self.kx[i], self.ku[i] = self.facts[i] * start, self.cues[i] * start
        self.d[i] = np.array(w.shared) + b["pattern_sd"] * self.g.standard_normal((n, len(w.features)))
        self.level[i] = self.office["level"][i] + b["level_sd"] * g()
        self.stereo[i] = b["stereotype_sd"] * g()
        self.tau[i] = w.tau_best + w.office.get("norm", 0) + self.office["norm"][i]
        self.s[i] = b["certainty_scale"] * np.exp(b["certainty_scale_sd"] * g())
        self.a[i] = b["revise_base"] + self.office["place"][i] + b["revise_sd"] * g()
        self.size[i] = b["size_sd_person"] * g()
        q0 = np.clip(b["belief_start"] + b["belief_sd"] * g(), 0.05, 0.95)
        self.a0[i], self.b0[i] = q0 * b["belief_weight"], (1 - q0) * b["belief_weight"]
        self.alpha[i], self.beta[i] = self.a0[i], self.b0[i]
        self.h[i] = self.office["support"][i] + b["support_sd"] * g()
        self.support[i] = b["support_start"]


def decide(w, g, load, who, strategy, c, i, pressure):
    """Cases `c` (indices) met by lanes `i`: a dict of columns."""
    b, m, n = w.b, w.minutes, len(c)
    normal, uniform = (lambda: g.standard_normal(n)), (lambda: g.random(n))
    kx, ku, tau, s, p = who.kx[i], who.ku[i], who.tau[i], who.s[i], pressure[i]
    x, over, recommended = load.x[c], load.over[c], load.recommended[c]
    q = (who.alpha / (who.alpha + who.beta))[i]
    share = 1 / (1 + b["pressure_minutes"] * p)
    cue_minutes = m["cues"] * load.length[c] * share
    assessment = m["file"] * load.length[c] * share + cue_minutes
    seen = uniform() < 1 - np.exp(-cue_minutes / b["cue_half_minutes"])
    e = normal()
    pattern = w.sx * np.einsum("ij,ij->i", who.d[i], load.z[c])
    k = np.where(seen, ku, 0.0)
    personal = who.level[i] + np.where(load.in_group[c], who.stereo[i], 0.0)
    occasion = b["occasion_sd"] * np.sqrt(1 + b["pressure_occasion"] * p) * normal()
    rest = w.alpha + pattern + personal + occasion
    twin = rest + w.sx * (kx * x + np.sqrt(1 - kx * kx) * e) + w.su * (k * load.u[c] + np.sqrt(1 - k * k) * normal())
    out = {"twin_acts": twin > tau, "minutes": assessment, "full": assessment, "skipped": np.zeros(n, bool)}
    if strategy == "no_tool":
        return {**out, "acts": out["twin_acts"], "hard": np.zeros(n, bool), "revised": np.zeros(n, bool),
                "agreed": np.zeros(n), "disagreed": np.zeros(n)}
    own, c_own = twin, share * np.abs(2 * logistic((twin - tau) / s) - 1)
    if strategy == "score_first":
        chance = logistic(b["skip_base"] + b["skip_effort"] * np.log(1 + assessment / 10) + b["skip_pressure"] * p
                          + b["skip_trust"] * (q - 0.5))
        skipped = uniform() < chance
        kg = b["glimpse_skill"] * kx
        own = np.where(skipped, rest + w.sx * (kg * x + np.sqrt(1 - kg * kg) * e), own)
        c_own = np.where(skipped, 0.0, c_own)
        out["skipped"], out["minutes"] = skipped, np.where(skipped, m["glimpse"], assessment)
    skipped, own_acts, advice = out["skipped"], own > tau, tau + over
    c_tool = np.abs(2 * logistic(over / b["tool_certainty_scale"]) - 1)
    gap = np.abs(logistic(over / b["tool_certainty_scale"]) - logistic((own - tau) / s))
    chance = logistic(who.a[i] + b["revise_own"] * c_own + b["revise_tool"] * c_tool + b["revise_gap"] * gap
                      + b["revise_opposite"] * (own_acts != recommended) + b["revise_trust"] * (q - 0.5)
                      + b["revise_pressure"] * p)
    revised = ~skipped & (uniform() < chance)
    odds = b["size_full"] * np.exp(who.size[i])
    full = uniform() < odds / (1 - b["size_full"] + odds)
    part = logistic(b["size_mean"] + who.size[i] + b["size_sd_case"] * normal())
    final = own + np.where(revised, np.where(full, 1.0, part), 0.0) * (advice - own)
    final = np.where(skipped, advice + b["glimpse_weight"] * (own - advice), final)
    acts = final > tau
    if strategy == "own_first":  # a decision that was written down is held
        margin = b["commit_margin"] * -np.log(uniform())
        acts = np.where(acts != own_acts, final > np.where(own_acts, tau - margin, tau + margin), acts)
    with_me = own_acts == recommended
    before = strategy == "own_first"
    return {**out, "acts": acts, "revised": revised, "hard": ~skipped & (c_own < 0.5),
            "agreed": np.where(with_me & before, c_own, 0.0), "disagreed": np.where(~with_me & before, c_own, 0.0)}


def tally(w, sums, load, c, office, d, shown, wait):
    """Adds handled cases to the sums of their offices."""
    n = len(sums["cases"])
    add = lambda name, what: sums[name].__iadd__(np.bincount(office, weights=what, minlength=n))
    acts, twin, tool, harm, group = d["acts"], d["twin_acts"], load.recommended[c], load.harm[c], load.in_group[c]
    right, twin_right, tool_right, follows = acts == harm, twin == harm, tool == harm, acts == tool
    cost = w.costs
    columns = {
        "cases": np.ones(len(c)), "right": right, "acts_harm": acts & harm, "harm": harm, "harmless": ~harm,
        "dismiss_harmless": ~acts & ~harm, "acts": acts, "dismiss_harm": ~acts & harm, "acts_harmless": acts & ~harm,
        "cost": np.where(acts, np.where(harm, (1 - cost["averted_share"]) * cost["missed"], cost["disturbed"]),
                         np.where(harm, cost["missed"], 0.0)),
        "agree": follows, "skipped": d["skipped"], "misled": ~right & twin_right, "rescued": right & ~twin_right,
        "commission": ~right & twin_right & acts, "omission": ~right & twin_right & ~acts, "minutes": d["minutes"],
        "wait": wait, "late": wait > w.office["deadline_hours"], "acts_in": acts & group, "cases_in": group,
        "acts_out": acts & ~group, "cases_out": ~group}
    if shown:
        columns |= {
            "shown": np.ones(len(c)), "overrides": ~follows, "shown_act": tool, "overrides_act": tool & ~follows,
            "shown_dismiss": ~tool, "overrides_dismiss": ~tool & ~follows, "overrides_right": ~follows & right,
            "disagree": twin != tool, "moved": (twin != tool) & follows, "tool_wrong_error": ~tool_right & ~right,
            "tool_wrong_twin_error": ~tool_right & ~twin_right, "could_follow_right": tool_right & ~twin_right,
            "followed_right": tool_right & ~twin_right & follows, "could_stay_right": ~tool_right & twin_right,
            "stayed_right": ~tool_right & twin_right & ~follows, "followed_wrong": ~tool_right & twin_right & follows}
    for name, what in columns.items():
        add(name, what)


def play(w, g, load, office, strategy, seats, weeks):
    """One strategy in all offices: sums by name, [offices]."""
    b, m = w.b, w.minutes
    offices = len(office.place)
    lanes = offices * seats
    who = Workers(w, g, office, seats)
    free, pressure, done = np.zeros(lanes), np.full(lanes, np.clip(w.office["other_pressure"], 0, 3)), np.zeros(lanes, int)
    office_of = np.repeat(np.arange(offices), seats)
    names = {n for pair in RATIOS.values() for n in pair}
    sums = {n: np.zeros(offices) for n in names | {"cases", "shown"}}
    keep = np.exp(-np.log(2) / b["belief_half_life"])
    for week in range(1, weeks + 1):
        end = week * w.intake
        team = np.repeat(who.support.reshape(offices, seats).mean(1), seats)
        there = load.until[:, week] - done
        most = int(there.max(initial=0))
        valid = np.arange(most) < there[:, None]
        i, j = np.nonzero(valid)
        c = load.start[i] + done[i] + j
        d = decide(w, g, load, who, strategy, c, i, pressure)
        arrived, minutes = np.full((lanes, most), np.inf), np.zeros((lanes, most))
        arrived[i, j], minutes[i, j] = load.time[c] * w.intake, d["minutes"]
        finish = np.zeros((lanes, most))
        handled = np.zeros((lanes, most), bool)
        for k in range(most):
            begin = np.maximum(free, arrived[:, k])
            now = begin < end
            free = np.where(now, begin + minutes[:, k], free)
            finish[:, k], handled[:, k] = free, now
        h = handled[i, j]
        wait = (finish[i, j] - arrived[i, j])[h] / w.intake * 120
        done += handled.sum(1)
        d = {name: column[h] for name, column in d.items()}
        tally(w, sums, load, c[h], office_of[i[h]], d, strategy != "no_tool", wait)
        lane_sum = lambda what: np.bincount(i[h], weights=what, minlength=lanes)
        n = lane_sum(np.ones(h.sum()))
        # Belief, skill, perceived support: phases 5 to 7.
        who.alpha = who.a0 + keep * (who.alpha - who.a0) + b["belief_agreement"] * lane_sum(d["agreed"])
        who.beta = who.b0 + keep * (who.beta - who.b0) + b["belief_agreement"] * lane_sum(d["disagreed"])
        glimpses = lane_sum(d["skipped"])
        loss, practice = np.exp(-b["skill_fade"] * glimpses), 1 - np.exp(-b["skill_practice"] * (n - glimpses))
        who.kx = who.kx * loss
        who.kx += practice * np.maximum(who.facts - who.kx, 0)
        who.ku = who.ku * loss
        who.ku += practice * np.maximum(who.cues - who.ku, 0)
        full, spent = lane_sum(d["full"]), lane_sum(d["minutes"])
        relief = np.clip(np.divide(full - spent, full, out=np.zeros(lanes), where=full > 0), -1, 1)
        hard = lane_sum(d["hard"])
        moved = lane_sum(d["hard"] & d["revised"])
        q = who.alpha / (who.alpha + who.beta)
        insight = q * np.divide(moved, hard, out=np.zeros(lanes), where=hard > 0)
        own = np.where(n > 0, 1.0, 0.0) if strategy == "own_first" else 0.0
        target = logistic(b["support_base"] + who.h + b["support_relief"] * relief + b["support_own"] * own
                          + b["support_insight"] * insight)
        who.support = np.clip(who.support + b["support_speed"] * (target - who.support)
                              + b["support_peers"] * (team - who.support), 0, 1)
        # Pressure from what waits: phase 8.
        lane_waits = np.bincount(i[~h], weights=(m["file"] + m["cues"]) * load.length[c[~h]], minlength=lanes)
        waiting = np.maximum(free - end, 0) + lane_waits
        pressure = np.clip(b["pressure_scale"] * np.maximum(waiting / w.intake - b["pressure_slack"], 0)
                           + w.office["other_pressure"], 0, 3)
        sums["waiting"] += np.bincount(office_of, weights=there - handled.sum(1), minlength=offices)
        sums["seat_weeks"] += seats
        # Turnover: phase 10. Seats' records are taken after it.
        leaves = g.random(lanes) < logistic(b["leave_base"] - b["leave_support"] * (who.support - 0.5)
                                            + b["leave_pressure"] * pressure)
        who.take(np.flatnonzero(leaves), b["newcomer_skill"])
    by_office = lambda v: v.reshape(offices, seats).mean(1)
    sums["support"], sums["belief"] = by_office(who.support), by_office(who.alpha / (who.alpha + who.beta))
    sums["skill"] = 0.5 * (by_office(who.kx) / b["skill_facts"] + by_office(who.ku) / b["skill_cues"])
    sums["plays"] = np.ones(offices)
    return sums


def run(w, replications, seed, strategies=STRATEGIES, batch=50):
    """{strategy: {name: [replications]}}"""
    seats, weeks = w.office["workers"], w.office["weeks"]
    out = {s: [] for s in strategies}
    for first in range(0, replications, batch):
        g = np.random.default_rng([seed, first])
        office = Office(w.b, g, min(batch, replications - first))
        load = Caseload(w, g, office.workload, seats, weeks)
        for s in strategies:
            out[s].append(play(w, g, load, office, s, seats, weeks))
    return {s: {n: np.concatenate([part[n] for part in parts]) for n in parts[0]} for s, parts in out.items()}


if __name__ == "__main__":
    world = load(sys.argv[1], sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    began = time.process_time()
    result = run(world, count, int(sys.argv[4]) if len(sys.argv) > 4 else 1, sys.argv[5:] or STRATEGIES)
    seconds = time.process_time() - began
    decisions = sum(float(s["cases"].sum()) for s in result.values())
    json.dump({"decisions": decisions, "cpu_seconds": seconds,
               "sums": {s: {n: list(v) for n, v in sums.items()} for s, sums in result.items()}}, sys.stdout)
