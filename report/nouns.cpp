#include "report/nouns.h"

#include "scenarios/describe_decision.h"
#include "scenarios/texts.h"
#include "sim/decision.h"

namespace skoen::report {

namespace {

std::string by_kind(const std::string& room, const sim::Definition& definition, Language language) {
    const std::string own = room + std::string(scenarios::kind_id(definition.decision.kind));
    return tr(scenarios::has_text(own) ? own : room + "other", language);
}

}  // namespace

std::string missed_noun(const sim::Definition& definition, Language language) {
    const sim::DecisionText& d = definition.decision;
    if (!d.missed_many.da.empty()) return d.missed_many.in(language);
    return sim::takes_proposals(d.kind) ? d.missed.in(language) : tr("report.missed.other", language);
}

std::string disturbed_noun(const sim::Definition& definition, Language language) {
    const sim::DecisionText& d = definition.decision;
    if (!d.disturbed_many.da.empty()) return d.disturbed_many.in(language);
    return sim::takes_proposals(d.kind) ? d.disturbed.in(language) : tr("report.disturbed.other", language);
}

std::string missed_noun(const Reading& reading) {
    return missed_noun(reading.definition(), reading.language);
}

std::string disturbed_noun(const Reading& reading) {
    return disturbed_noun(reading.definition(), reading.language);
}

std::string unit_error(const sim::Definition& definition, Language language) {
    if (definition.costs.disturbed == 1) return definition.decision.disturbed.in(language);
    if (definition.costs.missed == 1) return definition.decision.missed.in(language);
    return {};
}

std::string missed_head(const sim::Definition& definition, Language language) {
    return by_kind("report.missed_head.", definition, language);
}

std::string disturbed_head(const sim::Definition& definition, Language language) {
    return by_kind("report.disturbed_head.", definition, language);
}

}  // namespace skoen::report
