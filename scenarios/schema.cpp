#include "scenarios/schema.h"

#include <algorithm>

namespace skoen::scenarios {

// Readers keep both texts. NOLINTNEXTLINE(performance-unnecessary-value-param)
void Schema::check(bool, const char*, std::string, std::string) {}

void Schema::bilingual(const char* key, base::Bilingual& value, const TextRule& rule, const char* doc) {
    if (!enter_object(key, {.required = rule.required, .words = R"(an object with "da" and "en")"}, doc)) {
        return;
    }
    const TextRule each{.required = true,
                        .min_length = rule.required ? std::max<std::size_t>(1, rule.min_length) : 0,
                        .max_length = rule.max_length};
    text("da", value.da, each, "In Danish.");
    text("en", value.en, each, "In English.");
    check(value.da.empty() == value.en.empty(), value.da.empty() ? "da" : "en", "a text in both languages",
          "an empty one");
    leave_object();
}

}  // namespace skoen::scenarios
