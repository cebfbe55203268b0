#include "scenarios/fault_words.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "scenarios/texts.h"

namespace skoen::scenarios {

namespace {

constexpr std::string_view kPhrases = "faults.";
constexpr int kMostNested = 3;  // a phrase within a phrase within a phrase

struct Phrase {
    const base::Bilingual* words = nullptr;
    std::size_t literal = 0;  // letters outside placeholders: the most specific phrase wins
};

const std::vector<Phrase>& phrases() {
    static const std::vector<Phrase> all = [] {
        std::vector<Phrase> found;
        for (const std::string& key : text_keys()) {
            if (!key.starts_with(kPhrases)) continue;
            const base::Bilingual& words = text(key);
            std::size_t literal = 0, depth = 0;
            for (const char c : words.en) {
                depth += c == '{' ? 1U : 0U;
                literal += depth == 0 ? 1U : 0U;
                depth -= c == '}' ? 1U : 0U;
            }
            found.push_back({&words, literal});
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const Phrase& a, const Phrase& b) { return a.literal > b.literal; });
        return found;
    }();
    return all;
}

// What stands in the places {0}, {1} of `pattern`, which are numbered in order; nothing where `words` is no such phrase.
std::optional<std::vector<std::string>> values_in(std::string_view pattern, std::string_view words) {
    std::vector<std::string> values;
    const std::size_t first = pattern.find('{');
    if (first == std::string_view::npos) return words == pattern ? std::optional(values) : std::nullopt;
    if (!words.starts_with(pattern.substr(0, first))) return std::nullopt;
    words.remove_prefix(first);
    pattern.remove_prefix(first);
    while (!pattern.empty()) {
        pattern.remove_prefix(pattern.find('}') + 1);
        const std::string_view next = pattern.substr(0, pattern.find('{'));
        const bool last = next.size() == pattern.size();
        if (last && (words.size() < next.size() || !words.ends_with(next))) return std::nullopt;
        const std::size_t at = last ? words.size() - next.size() : words.find(next);
        if (at == std::string_view::npos || at == 0) return std::nullopt;
        values.emplace_back(words.substr(0, at));
        words.remove_prefix(at + next.size());
        pattern.remove_prefix(next.size());
    }
    return values;
}

bool is_plain_number(std::string_view words) {
    return !words.empty() && words.find_first_not_of("0123456789.-") == std::string_view::npos &&
           words.find_first_of("0123456789") != std::string_view::npos &&
           std::count(words.begin(), words.end(), '-') < 2;
}

std::optional<std::string> translated(const std::string& english, base::Language language, int nested) {
    if (is_plain_number(english)) {
        std::string number = english;
        if (language == base::Language::da) std::replace(number.begin(), number.end(), '.', ',');
        return number;
    }
    for (const Phrase& phrase : phrases()) {
        auto values = values_in(phrase.words->en, english);
        if (!values) continue;
        std::string out = phrase.words->in(language);
        for (std::size_t i = 0; i < values->size(); ++i) {
            const std::string& value = (*values)[i];
            const auto inner = nested < kMostNested ? translated(value, language, nested + 1) : std::nullopt;
            const std::string place = '{' + std::to_string(i) + '}';
            const std::size_t at = out.find(place);
            if (at != std::string::npos) out.replace(at, place.size(), inner.value_or(value));
        }
        return out;
    }
    return std::nullopt;
}

}  // namespace

std::string fault_phrase(const std::string& english, base::Language language) {
    return translated(english, language, 0).value_or(english);
}

bool has_fault_phrase(const std::string& english) {
    return translated(english, base::Language::da, 0).has_value();
}

std::string fault_words(const base::Fault& fault, base::Language language) {
    return fill(text("editor.fault").in(language),
                {fault_phrase(fault.expected, language), fault_phrase(fault.found, language)});
}

}  // namespace skoen::scenarios
