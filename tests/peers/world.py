"""What the peers read: the scenario as a run folder spells it out, and what the engine solved and trained for it.

    skoen run underretning --replications 1 --out DIR    DIR/scenario.json, every default and the behaviour spelled out
    skoen card underretning --json                       "world": scales, the model's weights, its scale, the threshold

Everything else, every draw and every decision, is the peers' own.
"""
import json
import math
from statistics import NormalDist

STRATEGIES = ("no_tool", "score_first", "own_first")


class World:
    def __init__(self, scenario, solved):
        self.b = dict(scenario["behaviour"])
        off = [k for k, v in self.b.items() if k.startswith("on_") and not v]
        model = scenario["model"]
        if off or model["planted_wrong_share"] or model["drift_per_week"] or model.get("retrain_weeks"):
            raise SystemExit(f"the peers play the home scenario with everything on: {off}")
        self.costs, self.minutes, self.office = scenario["costs"], scenario["minutes"], scenario["office"]
        self.alpha, self.sx, self.su = solved["alpha"], solved["facts"], solved["cues"]
        self.index_mean, self.index_sd = solved["index_mean"], solved["index_sd"]
        self.shared = solved["shared"]
        self.tau_best, self.intake = solved["best_threshold"], solved["intake_minutes"]
        tool = solved["tool"]
        self.intercept, self.cuts = tool["intercept"], tool["cuts"]
        self.line, self.line_log_odds = tool["line"], tool["line_log_odds"]
        self.stands_for = tool["log_odds_of_score"]
        self.features = [Feature(f, tool["weights"].get(f["id"], 0.0)) for f in scenario["features"]]
        self.cues = [(c["share"], c["weight"]) for c in scenario["cues"]]
        self.unexplained = scenario["unexplained"]
        variance = self.unexplained**2 + sum(w * w * s * (1 - s) for s, w in self.cues)
        self.cues_sd = math.sqrt(variance)
        self.factor = cholesky([f["id"] for f in scenario["features"]], scenario["correlations"])
        group = next(g for g in scenario["groups"] if g["id"] == scenario["equity_group"])
        self.equity_feature = [f["id"] for f in scenario["features"]].index(group["feature"])
        self.equity_range = (group["from"], group["to"])


class Feature:
    """A marginal: levels with shares, cut out of a standard normal."""

    def __init__(self, f, tool_weight):
        if f["kind"] == "binary":
            levels = [(0.0, 1 - f["share"]), (1.0, f["share"])]
        elif f["kind"] == "continuous":
            raise SystemExit("the peers know no continuous facts: the home scenario has none")
        else:
            levels = [(level["value"], level["share"]) for level in f["levels"]]
        self.values = [v for v, _ in levels]
        self.mean = sum(v * s for v, s in levels)
        self.sd = math.sqrt(sum(v * v * s for v, s in levels) - self.mean**2)
        below, self.cuts = 0.0, []
        for _, share in levels[:-1]:
            below += share
            self.cuts.append(NormalDist().inv_cdf(min(max(below, 1e-12), 1 - 1e-12)))
        self.z = [(v - self.mean) / self.sd for v in self.values]
        self.addend = [f["weight"] * z + f.get("bend", 0) * (z * z - 1) for z in self.z]
        self.tool_weight = tool_weight


def cholesky(ids, correlations):
    n = len(ids)
    r = [[float(i == j) for j in range(n)] for i in range(n)]
    for c in correlations:
        i, j = ids.index(c["a"]), ids.index(c["b"])
        r[i][j] = r[j][i] = c["rho"]
    low = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            s = r[i][j] - sum(low[i][k] * low[j][k] for k in range(j))
            low[i][j] = math.sqrt(s) if i == j else s / low[j][j]
    return low


def load(scenario_file, card_file):
    with open(scenario_file) as s, open(card_file) as c:
        return World(json.load(s), json.load(c)["world"])


# ---- measures: sums a replication keeps, and the ratios that are made of them ----
#
# A count of a case: (acted, twin would have acted, tool recommends, shown, harm). Name -> (numerator, denominator).

RATIOS = {
    "accuracy": ("right", "cases"), "sensitivity": ("acts_harm", "harm"),
    "specificity": ("dismiss_harmless", "harmless"), "harm_cost": ("cost", "cases"), "act_rate": ("acts", "cases"),
    "missed_rate": ("dismiss_harm", "cases"), "disturbed_rate": ("acts_harmless", "cases"),
    "agreement_rate": ("agree", "cases"), "skip_rate": ("skipped", "cases"),
    "override_rate": ("overrides", "shown"), "override_of_act_rate": ("overrides_act", "shown_act"),
    "override_of_dismiss_rate": ("overrides_dismiss", "shown_dismiss"),
    "override_right_rate": ("overrides_right", "overrides"), "move_rate_when_disagree": ("moved", "disagree"),
    "misled_rate": ("misled", "cases"), "rescued_rate": ("rescued", "cases"), "commission_rate": ("commission", "cases"),
    "omission_rate": ("omission", "cases"), "automation_bias_rr": ("tool_wrong_error", "tool_wrong_twin_error"),
    "rair": ("followed_right", "could_follow_right"), "rsr": ("stayed_right", "could_stay_right"),
    "wrong_score_followed_rate": ("followed_wrong", "could_stay_right"), "minutes_per_case": ("minutes", "cases"),
    "wait_hours": ("wait", "cases"), "backlog": ("waiting", "seat_weeks"), "deadline_breach_rate": ("late", "cases"),
    "support": ("support", "plays"), "belief": ("belief", "plays"), "skill": ("skill", "plays"),
    "act_rate_in_group": ("acts_in", "cases_in"), "act_rate_outside": ("acts_out", "cases_out"),
}
NEEDS_SCORE = {"override_rate", "override_of_act_rate", "override_of_dismiss_rate", "override_right_rate",
               "move_rate_when_disagree", "automation_bias_rr", "rair", "rsr", "wrong_score_followed_rate", "skip_rate"}
