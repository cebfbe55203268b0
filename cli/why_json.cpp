#include "cli/why_json.h"

#include "report/why_words.h"

namespace skoen::cli {

namespace {

using base::JsonWriter;

void write_part(JsonWriter& out, const lab::Estimate& e) {
    const auto number = [&](const char* key, const std::optional<double>& value) {
        out.key(key);
        if (value) {
            out.value(*value);
        } else {
            out.value(nullptr);
        }
    };
    number("mean", e.mean);
    number("lo", e.lo);
    number("hi", e.hi);
}

void write_amount(JsonWriter& out, const lab::Estimate& e) {
    out.begin_object();
    write_part(out, e);
    out.end_object();
}

void write_causes(JsonWriter& out, const lab::Difference& d) {
    out.key("parts").begin_array();
    for (std::size_t g = 0; g < lab::kCauseGroups; ++g) {
        const auto group = static_cast<lab::CauseGroup>(g);
        out.begin_object().key("part").value(lab::group_name(group));
        write_part(out, d.groups[g]);
        out.key("parts").begin_array();
        for (std::size_t k = 0; k < lab::kCauses; ++k) {
            const auto cause = static_cast<lab::Cause>(k);
            if (lab::group_of(cause) != group) continue;
            out.begin_object().key("part").value(lab::cause_name(cause));
            write_part(out, d.causes[k]);
            out.end_object();
        }
        out.end_array().end_object();
    }
    out.end_array();
}

void write_levers(JsonWriter& out, const lab::LeverSplit& split) {
    out.key("levers").begin_object();
    out.key("method").value(split.averaged ? "average over all orders" : "each alone");
    out.key("parts").begin_array();
    for (const lab::LeverPart& part : split.parts) {
        out.begin_object().key("lever").value(sim::lever_name(part.lever));
        write_part(out, part.amount);
        out.end_object();
    }
    out.end_array();
    out.key("together");
    write_amount(out, split.together);
    out.end_object();
}

void write_mechanisms(JsonWriter& out, const lab::MechanismSplit& split) {
    out.key("mechanisms").begin_object().key("parts").begin_array();
    for (const lab::MechanismPart& part : split.parts) {
        out.begin_object().key("switch").value(part.name);
        write_part(out, part.amount);
        out.end_object();
    }
    out.end_array().key("rest").value(split.rest).end_object();
}

}  // namespace

void write_why(JsonWriter& out, const sim::Definition& definition, const std::vector<lab::Why>& all,
               const std::vector<sim::Strategy>& strategies) {
    out.begin_array();
    for (const lab::Why& why : all) {
        const sim::Strategy &strategy = strategies[why.pair.strategy], &versus = strategies[why.pair.versus];
        const auto sentences = [&](base::Language language) {
            return report::why_sentences(definition, why,
                                         report::capitalised(report::plan_named(strategy, language)),
                                         report::plan_named(versus, language), language);
        };
        const std::vector<std::string> da = sentences(base::Language::da), en = sentences(base::Language::en);
        for (std::size_t m = 0; m < why.causes.size(); ++m) {
            out.begin_object();
            out.key("strategy").value(strategy.id).key("versus").value(versus.id);
            out.key("measure").value(why.causes[m].measure).key("replications").value(why.replications);
            out.key("difference");
            write_amount(out, why.causes[m].whole);
            write_causes(out, why.causes[m]);
            if (m < why.levers.size()) write_levers(out, why.levers[m]);
            if (m < why.mechanisms.size()) write_mechanisms(out, why.mechanisms[m]);
            out.key("sentence").begin_object().key("da").value(da[m]).key("en").value(en[m]).end_object();
            out.end_object();
        }
    }
    out.end_array();
}

}  // namespace skoen::cli
