#include "report/nouns.h"

#include "scenarios/describe_decision.h"
#include "scenarios/texts.h"

namespace skoen::report {

namespace {

std::string by_kind(const std::string& room, const sim::Definition& definition, Language language) {
    const std::string own = room + std::string(scenarios::kind_id(definition.decision.kind));
    return tr(scenarios::has_text(own) ? own : room + "other", language);
}

}  // namespace

std::string missed_noun(const sim::Definition& definition, Language language) {
    const base::Bilingual& own = definition.decision.missed_many;
    return own.da.empty() ? tr("report.missed.other", language) : own.in(language);
}

std::string disturbed_noun(const sim::Definition& definition, Language language) {
    const base::Bilingual& own = definition.decision.disturbed_many;
    return own.da.empty() ? tr("report.disturbed.other", language) : own.in(language);
}

std::string missed_noun(const Reading& reading) {
    return missed_noun(reading.definition(), reading.language);
}

std::string disturbed_noun(const Reading& reading) {
    return disturbed_noun(reading.definition(), reading.language);
}

std::string missed_head(const sim::Definition& definition, Language language) {
    return by_kind("report.missed_head.", definition, language);
}

std::string disturbed_head(const sim::Definition& definition, Language language) {
    return by_kind("report.disturbed_head.", definition, language);
}

}  // namespace skoen::report
