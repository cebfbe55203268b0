#include "scenarios/describe_text.h"

#include <algorithm>
#include <array>

namespace skoen::scenarios {

namespace {

constexpr std::array<std::string_view, 6> kTags = {"V", "S", "P", "D", "R", "A"};

// The whole number that the digits of `text` write, -1 where one is no digit.
int digits(std::string_view text) {
    int value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return -1;
        value = value * 10 + (digit - '0');
    }
    return value;
}

}  // namespace

void describe(Schema& schema, sim::Source& source) {
    const auto tag = std::find(kTags.begin(), kTags.end(), source.tag);
    int index = static_cast<int>((tag == kTags.end() ? kTags.end() - 1 : tag) - kTags.begin());
    schema.choice(
        "tag", index, kTags, {.required = true},
        "V read in a public page, S seed document, P evidence table, D derived by arithmetic, R recalled "
        "and not checked, A assumption.");
    source.tag = kTags[static_cast<std::size_t>(index)];
    schema.text(
        "text", source.text, kSentenceRule,
        "Source, table or page; for D the arithmetic; for A the word assumption (or antagelse) and the "
        "reason.");
    const bool says_so = source.text.find("ssumption") != std::string::npos ||
                         source.text.find("ntagelse") != std::string::npos;
    schema.check(source.tag != "A" || says_so, "text",
                 "the word \"assumption\" and its reason, as the tag is A", "a text without it");
    schema.texts(
        "about", source.about, {.max_count = 40, .each = {.min_length = 2, .max_length = kMaxName}},
        "Pointers to the keys it speaks of, as /office/cases_per_week. In a feature or cue: none, it "
        "speaks of that.");
}

bool is_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const int year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
              day = digits(text.substr(8, 2));
    if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day <= kDays[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

}  // namespace skoen::scenarios
