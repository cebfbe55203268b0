#include "report/nouns.h"

#include "scenarios/texts.h"

namespace skoen::report {

std::string missed_noun(const Reading& reading) {
    const std::string own = "report.missed." + reading.definition().id;
    return tr(scenarios::has_text(own) ? own : "report.missed.other", reading.language);
}

std::string disturbed_noun(const Reading& reading) {
    const std::string own = "report.disturbed." + reading.definition().id;
    return tr(scenarios::has_text(own) ? own : "report.disturbed.other", reading.language);
}

}  // namespace skoen::report
