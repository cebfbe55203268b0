#include "scenarios/schema_rules.h"

#include <cmath>

#include "sim/base/json_writer.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

using base::json_number;

bool is_id(std::string_view text) {
    bool after_word = false;  // a letter or digit came just before
    for (const char c : text) {
        const bool letter = c >= 'a' && c <= 'z';
        const bool digit = c >= '0' && c <= '9';
        const bool joint = c == '-' || c == '_';
        if (!(letter || digit || joint) || (joint && !after_word)) {
            return false;
        }
        after_word = !joint;
    }
    return after_word && text.front() >= 'a' && text.front() <= 'z';
}

bool holds(const TextRule& rule, std::string_view text) {
    const std::size_t length = base::character_count(text);
    if (length < rule.min_length || length > rule.max_length) {
        return false;
    }
    return !rule.is_id || is_id(text) || (text.empty() && !rule.required);
}

bool holds(const NumberRule& rule, double number) {
    return std::isfinite(number) && (rule.lo_open ? number > rule.lo : number >= rule.lo) &&
           (rule.hi_open ? number < rule.hi : number <= rule.hi);
}

bool holds(const IntegerRule& rule, int number) { return number >= rule.lo && number <= rule.hi; }

std::string count_in_words(std::size_t least, std::size_t most) {
    if (least == most) {
        return "exactly " + std::to_string(most);
    }
    return least == 0 ? "at most " + std::to_string(most)
                      : std::to_string(least) + " to " + std::to_string(most);
}

std::string range_in_words(const NumberRule& rule) {
    const bool low = std::isfinite(rule.lo);
    const bool high = std::isfinite(rule.hi);
    if (low && high && !rule.lo_open && !rule.hi_open) {
        return rule.lo == rule.hi ? json_number(rule.lo)
                                  : json_number(rule.lo) + " to " + json_number(rule.hi);
    }
    std::string out;
    if (low) {
        out = (rule.lo_open ? "above " : "at least ") + json_number(rule.lo);
    }
    if (high) {
        out += (low ? " and " : "") + ((rule.hi_open ? "below " : "at most ") + json_number(rule.hi));
    }
    return out;
}

std::string range_in_words(const IntegerRule& rule) {
    NumberRule bounds;
    if (rule.lo != std::numeric_limits<int>::min()) {
        bounds.lo = rule.lo;
    }
    if (rule.hi != std::numeric_limits<int>::max()) {
        bounds.hi = rule.hi;
    }
    return range_in_words(bounds);
}

namespace {

// "a number" and its range: "a number from 0 to 1", "a number of at least 0", "a number above 0 and below 1".
std::string with_range(const std::string& kind, const std::string& range, std::string_view unit) {
    std::string out = kind;
    if (!range.empty()) {
        const bool two_ended = range.find(" to ") != std::string::npos;
        const bool at_bound = range.starts_with("at ");
        const bool beyond_bound = range.starts_with("above") || range.starts_with("below");
        out += two_ended ? " from " : at_bound ? " of " : beyond_bound ? " " : " equal to ";
        out += range;
    }
    return unit.empty() ? out : out + " (" + std::string(unit) + ')';
}

std::string array_of(std::size_t least, std::size_t most, const std::string& what) {
    return "an array of " + count_in_words(least, most) + ' ' + what;
}

}  // namespace

std::string in_words(const NumberRule& rule) {
    return with_range("a number", range_in_words(rule), rule.unit);
}

std::string in_words(const IntegerRule& rule) {
    return with_range("a whole number", range_in_words(rule), rule.unit);
}

std::string in_words(const TextRule& rule) {
    if (rule.is_id) {
        return "a name of lower-case letters and digits, joined by - or _, of at most " +
               std::to_string(rule.max_length) + " characters";
    }
    return "a text of " + count_in_words(rule.min_length, rule.max_length) + " characters";
}

std::string in_words(const NumbersRule& rule) {
    return array_of(rule.min_count, rule.max_count, "items, each " + in_words(rule.each));
}

std::string in_words(const TextsRule& rule) {
    return array_of(rule.min_count, rule.max_count, "items, each " + in_words(rule.each));
}

std::string in_words(const ListRule& rule) { return array_of(rule.min, rule.max, "objects"); }

std::string choice_in_words(std::span<const std::string_view> names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        out += i == 0 ? "" : i + 1 == names.size() ? " or " : ", ";
        out += base::json_quoted(names[i]);
    }
    return out;
}

}  // namespace skoen::scenarios
