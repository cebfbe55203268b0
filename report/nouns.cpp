#include "report/nouns.h"

#include "scenarios/texts.h"

namespace skoen::report {

std::string missed_noun(const sim::Definition& definition, Language language) {
    const std::string own = "report.missed." + definition.id;
    return tr(scenarios::has_text(own) ? own : "report.missed.other", language);
}

std::string disturbed_noun(const sim::Definition& definition, Language language) {
    const std::string own = "report.disturbed." + definition.id;
    return tr(scenarios::has_text(own) ? own : "report.disturbed.other", language);
}

std::string missed_noun(const Reading& reading) {
    return missed_noun(reading.definition(), reading.language);
}

std::string disturbed_noun(const Reading& reading) {
    return disturbed_noun(reading.definition(), reading.language);
}

}  // namespace skoen::report
