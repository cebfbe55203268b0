#include "cli/case_json.h"

#include "lab/value_words.h"
#include "sim/base/json_writer.h"
#include "sim/decision.h"
#include "sim/kinds/proposals.h"

namespace skoen::cli {

namespace {

using base::JsonWriter;

void write_words(JsonWriter& out, const char* key, const base::Bilingual& words) {
    out.key(key).begin_object().key("da").value(words.da).key("en").value(words.en).end_object();
}

void write_parts(JsonWriter& out, const char* key, const std::vector<lab::Addend>& parts) {
    out.key(key).begin_array();
    for (const lab::Addend& part : parts) {
        out.begin_object().key("part").value(part.part).key("log_odds").value(part.log_odds).end_object();
    }
    out.end_array();
}

// What was proposed, chosen and right; closes the object.
void write_proposal(JsonWriter& out, const sim::Definition& d, const CaseStory& story) {
    if (story.event) {
        const sim::Event& e = *story.event;
        const auto id = [&](std::size_t k) { return d.decision.palette.options[k].id; };
        if (sim::has_options(e.kind)) {
            out.key("right").value(id(e.right_option)).key("best").value(id(e.best_option));
            out.key("proposed").value(id(e.tool_option)).key("own").value(id(e.own_option));
            out.key("chosen").value(id(e.option)).key("twin").value(id(e.twin_option));
            out.key("automatic").value(e.automatic);
        } else {
            out.key("right").value(base::exp(e.threshold)).key("proposed").value(base::exp(e.advice));
            out.key("own").value(base::exp(e.own)).key("twin").value(base::exp(e.twin));
            out.key("granted").value(base::exp(sim::decided_number(e)));
        }
    }
    out.end_object();
}

void write_case(JsonWriter& out, const sim::World& world, const CaseStory& story) {
    const sim::Definition& d = world.definition;
    const sim::CaseFacts& facts = story.arrival.facts;
    out.key("facts").begin_array();
    for (std::size_t f = 0; f < d.features.size(); ++f) {
        const double value = world.generator.value_of(f, facts.z[f]);
        out.begin_object().key("id").value(d.features[f].id);
        write_words(out, "name", d.features[f].name);
        out.key("value").value(value);
        write_words(out, "text", lab::fact_in_words(d.features[f], value));
        out.end_object();
    }
    out.end_array();
    out.key("cues").begin_array();
    for (std::size_t c = 0; c < d.cues.size(); ++c) {
        out.begin_object().key("id").value(d.cues[c].id);
        write_words(out, "name", d.cues[c].name);
        out.key("present").value(((facts.cue_bits >> c) & 1U) != 0).key("seen");
        if (story.event) {
            out.value(story.event->cue_seen);
        } else {
            out.value(nullptr);
        }
        out.end_object();
    }
    out.end_array();
    out.key("groups").begin_array();
    for (std::size_t g = 0; g < d.groups.size(); ++g) {
        if (((facts.group_bits >> g) & 1U) != 0) out.value(d.groups[g].id);
    }
    out.end_array();
    out.key("truth").begin_object();
    if (sim::takes_proposals(d.decision.kind)) {
        write_proposal(out, d, story);
        return;
    }
    out.key("harm").value(facts.harm);
    out.key("best_acts").value(sim::ActOrDismiss::choose(facts.risk, world.best_threshold));
    out.key("risk").value(facts.risk).end_object();
}

void write_handling(JsonWriter& out, const sim::World& world, const sim::Event& e) {
    out.key("own").begin_object();
    out.key("score")
        .value(sim::own_score(world.own_cuts, e.own - e.threshold))
        .key("certainty")
        .value(e.own_certainty);
    out.key("acts")
        .value(e.own_acts)
        .key("skipped")
        .value(e.skipped)
        .key("before_score")
        .value(e.own_before)
        .end_object();
    out.key("score").begin_object().key("value").value(static_cast<int>(e.score)).key("shown").value(e.shown);
    out.key("recommends_acting").value(e.recommended).end_object();
    out.key("decision").begin_object().key("acts").value(e.acts).key("week").value(e.week);
    out.key("minutes").value(e.minutes).key("wait_hours").value(e.wait_hours).key("late").value(e.late);
    out.key("revised")
        .value(e.revised)
        .key("wanted_override")
        .value(e.wanted_override)
        .key("asked")
        .value(e.asked);
    out.end_object();
    out.key("twin").begin_object().key("acts").value(e.twin_acts).key("log_odds").value(e.twin).end_object();
}

void write_why(JsonWriter& out, const CaseStory& story) {
    const sim::Trace& trace = *story.trace;
    out.key("why").begin_object();
    write_parts(out, "judgement", story.judgement);
    out.key("threshold").value(story.event->threshold);
    out.key("see_chance").value(trace.see_chance).key("skip_chance").value(trace.skip_chance);
    write_parts(out, "revision", story.revision);
    out.key("revise_chance").value(trace.revise_chance).key("weight").value(trace.weight);
    out.key("keep_chance").value(trace.keep_chance).key("grant_chance").value(trace.grant_chance);
    out.end_object();
}

}  // namespace

std::string case_json(const sim::World& world, const CaseStory& story) {
    JsonWriter out;
    out.begin_object();
    out.key("scenario").value(world.definition.id).key("seed").value(world.seed);
    out.key("strategy")
        .value(story.strategy.id)
        .key("case")
        .value(story.index)
        .key("cases")
        .value(story.cases);
    out.key("seat")
        .value(story.seat + 1)
        .key("arrival_week")
        .value(story.week)
        .key("number")
        .value(story.arrival.number);
    out.key("waiting").value(!story.event.has_value());
    write_case(out, world, story);
    if (story.event) {
        write_handling(out, world, *story.event);
        write_why(out, story);
    } else {
        for (const char* key : {"own", "score", "decision", "twin", "why"}) out.key(key).value(nullptr);
    }
    out.end_object();
    return out.finish();
}

}  // namespace skoen::cli
