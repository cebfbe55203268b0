#include "report/language.h"

#include "scenarios/texts.h"

namespace skoen::report {

std::string tr(std::string_view key, Language language, std::initializer_list<std::string_view> values) {
    return scenarios::fill(scenarios::text(key).in(language), values);
}

}  // namespace skoen::report
