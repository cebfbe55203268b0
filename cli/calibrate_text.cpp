#include "cli/calibrate_text.h"

#include "cli/layout.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

constexpr std::size_t kTermWidth = 34;

std::vector<std::string> switch_terms(const lab::RelianceEstimate& e) {
    std::vector<std::string> names{"(Intercept)", "own_certainty", "tool_certainty"};
    if (e.with_outcome) names.emplace_back("tool_right");
    return names;
}
const std::vector<std::string> kReviseTerms{"(Intercept)", "own_certainty", "tool_certainty", "gap"};

void write_optional(base::JsonWriter& out, const char* key, const std::optional<double>& value) {
    out.key(key);
    if (value) {
        out.value(*value);
    } else {
        out.value(nullptr);
    }
}

void write_fit(base::JsonWriter& out, const char* key, const std::optional<stats::RandomInterceptFit>& fit,
               const std::vector<std::string>& names) {
    out.key(key);
    if (!fit) {
        out.value(nullptr);
        return;
    }
    out.begin_object();
    for (const bool errors : {false, true}) {
        out.key(errors ? "se" : "beta").begin_object();
        for (std::size_t k = 0; k < names.size(); ++k)
            out.key(names[k]).value((errors ? fit->se : fit->beta)[k]);
        out.end_object();
    }
    out.key("sd_person").value(fit->sd_group);
    out.key("logLik").value(fit->log_likelihood);
    out.key("converged").value(fit->converged);
    out.end_object();
}

std::string fit_table(const char* title, const std::optional<stats::RandomInterceptFit>& fit,
                      const std::vector<std::string>& names, const Tr& tr) {
    if (!fit) return tr(title) + ": –\n\n";
    Table table({tr(title), tr("cli.calibrate.estimate"), tr("cli.calibrate.se")}, kTermWidth);
    for (std::size_t k = 0; k < names.size(); ++k)
        table.row({names[k], tr.number(fit->beta[k], 3), tr.number(fit->se[k], 3)});
    table.row({tr("cli.calibrate.sd_person"), tr.number(fit->sd_group, 3), ""});
    table.row({"logLik", tr.number(fit->log_likelihood, 3), ""});
    return table.str() + '\n';
}

}  // namespace

std::string calibrated_text(const lab::Calibrated& fitted, const std::vector<lab::HeldOut>& held_out,
                            const Tr& tr) {
    Table table({tr("cli.calibrate.parameter"), tr("cli.calibrate.estimate"), tr("cli.calibrate.se")},
                kTermWidth);
    for (std::size_t k = 0; k < fitted.parameters.size(); ++k)
        table.row({fitted.parameters[k].field, tr.number(fitted.value[k], 3),
                   tr.number(fitted.standard_error[k], 3)});
    std::string out = table.str() + '\n';
    out += wrapped(tr("cli.calibrate.objective",
                      {tr.number(fitted.objective, 2), tr.number(fitted.objective_before, 2),
                       tr.count(fitted.statistics)})) +
           '\n';
    if (held_out.empty()) return out;
    Table left({tr("cli.calibrate.left_out"), tr("cli.calibrate.inside"), tr("cli.calibrate.tail")},
               kTermWidth);
    for (const lab::HeldOut& h : held_out) {
        const std::string of = " / " + tr.count(h.statistics);
        left.row({h.id, tr.count(h.inside) + of, tr.count(h.tail_drawn) + of});
    }
    return out + '\n' + left.str();
}

std::string calibrated_json(const lab::Calibrated& fitted, const std::vector<lab::HeldOut>& held_out) {
    base::JsonWriter out;
    out.begin_object();
    out.key("objective").value(fitted.objective);
    out.key("objective_before").value(fitted.objective_before);
    out.key("statistics").value(fitted.statistics);
    out.key("parameters").begin_object();
    for (std::size_t k = 0; k < fitted.parameters.size(); ++k) {
        out.key(fitted.parameters[k].field).begin_object();
        out.key("value").value(fitted.value[k]);
        out.key("se").value(fitted.standard_error[k]);
        out.end_object();
    }
    out.end_object();
    out.key("places").begin_array();
    for (std::size_t k = 0; k < fitted.place.size(); ++k) {
        out.begin_object();
        out.key("value").value(fitted.place[k]);
        out.key("se").value(fitted.place_error[k]);
        out.end_object();
    }
    out.end_array();
    out.key("left_out").begin_array();
    for (const lab::HeldOut& h : held_out) {
        out.begin_object();
        out.key("id").value(h.id);
        out.key("statistics").value(h.statistics);
        out.key("inside").value(h.inside);
        out.key("tail_place_drawn").value(h.tail_drawn);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.finish();
}

std::string reliance_text(const lab::RelianceEstimate& e, const Tr& tr) {
    const auto share = [&](const std::optional<double>& v) {
        return v ? tr.number(*v, 3) : std::string("–");
    };
    std::string out =
        wrapped(tr("cli.calibrate.data", {tr.count(e.trials), tr.count(e.people), tr.count(e.left_out)})) +
        "\n\n";
    Table table({tr("cli.replicate.statistic"), tr("cli.calibrate.estimate"), "n"}, kTermWidth);
    table.row({"switch_given_disagree", share(e.switch_share), tr.count(e.disagreements)});
    table.row({"revise_share", share(e.revise_share), tr.count(e.visible)});
    table.row({"revise_size", share(e.revise_size), tr.count(e.revisions)});
    table.row({"full_adoption_share", share(e.full_share), tr.count(e.revisions)});
    if (e.sizes) {
        table.row({"revise_size_sd_between", tr.number(e.sizes->sd_group, 3), tr.count(e.revisions)});
        table.row({"revise_size_sd_within", tr.number(e.sizes->sd_residual, 3), tr.count(e.revisions)});
    }
    return out + table.str() + '\n' + fit_table("cli.calibrate.switching", e.switching, switch_terms(e), tr) +
           fit_table("cli.calibrate.revising", e.revising, kReviseTerms, tr);
}

std::string reliance_json(const lab::RelianceEstimate& e) {
    base::JsonWriter out;
    out.begin_object();
    out.key("trials").value(e.trials);
    out.key("people").value(e.people);
    out.key("left_out").value(e.left_out);
    out.key("disagreements").value(e.disagreements);
    out.key("revisions").value(e.revisions);
    write_optional(out, "switch_given_disagree", e.switch_share);
    write_optional(out, "revise_share", e.revise_share);
    write_optional(out, "revise_size", e.revise_size);
    write_optional(out, "full_adoption_share", e.full_share);
    write_optional(out, "revise_size_sd_between", e.sizes ? std::optional(e.sizes->sd_group) : std::nullopt);
    write_optional(out, "revise_size_sd_within",
                   e.sizes ? std::optional(e.sizes->sd_residual) : std::nullopt);
    write_fit(out, "switching", e.switching, switch_terms(e));
    write_fit(out, "revising", e.revising, kReviseTerms);
    out.end_object();
    return out.finish();
}

}  // namespace skoen::cli
