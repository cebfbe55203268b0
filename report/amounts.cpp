#include "report/amounts.h"

#include <cmath>

namespace skoen::report {

namespace {

bool has_own_words(Amount amount) { return amount == Amount::points || amount == Amount::scale; }

std::string less_of(Amount amount, const std::string& number, Language language) {
    if (has_own_words(amount)) return tr("report.amount.lower", language, {number});
    const bool countable = amount == Amount::per_hundred || amount == Amount::cases;
    return countable ? tr("report.amount.fewer", language, {number})
                     : tr("report.amount.less", language, {number});
}

std::string more_of(Amount amount, const std::string& number, Language language) {
    if (has_own_words(amount)) return tr("report.amount.higher", language, {number});
    const bool countable = amount == Amount::per_hundred || amount == Amount::cases;
    return countable ? tr("report.amount.more", language, {number})
                     : tr("report.amount.greater", language, {number});
}

std::string magnitude(double value, Amount amount, Language language) {
    return base::format_number(std::abs(value) * shown_factor(amount), shown_decimals(amount), language);
}

bool shown_as_zero(double value, Amount amount) { return std::abs(value) < smallest_shown(amount); }

}  // namespace

double shown_factor(Amount amount) {
    return amount == Amount::per_hundred || amount == Amount::points ? 100.0 : 1.0;
}

int shown_decimals(Amount amount) {
    if (amount == Amount::cost) return 3;
    return amount == Amount::scale ? 2 : 1;
}

double smallest_shown(Amount amount) {
    double half = 0.5 / shown_factor(amount);
    for (int i = 0; i < shown_decimals(amount); ++i) half /= 10;
    return half;
}

std::string shown(const std::optional<double>& value, Amount amount, Language language) {
    if (!value) return "–";
    return with_minus(base::format_number(*value * shown_factor(amount), shown_decimals(amount), language));
}

std::string difference_words(const std::optional<double>& value, Amount amount, Language language) {
    if (!value) return "–";
    if (shown_as_zero(*value, amount)) return tr("report.amount.same", language);
    const std::string number = magnitude(*value, amount, language);
    return *value < 0 ? less_of(amount, number, language) : more_of(amount, number, language);
}

std::string range_words(const lab::Estimate& e, Amount amount, Language language) {
    if (!e.lo || !e.hi) return {};
    return tr("report.amount.range", language,
              {shown(e.lo, amount, language), shown(e.hi, amount, language)});
}

std::string range_of_difference(const lab::Estimate& e, Amount amount, Language language) {
    if (!e.mean || !e.lo || !e.hi) return {};
    const bool one_sided = *e.lo * *e.hi > 0 && *e.mean * *e.lo > 0 && !shown_as_zero(*e.lo, amount) &&
                           !shown_as_zero(*e.hi, amount);
    std::string low = difference_words(e.lo, amount, language),
                high = difference_words(e.hi, amount, language);
    if (low == high) return low;
    if (one_sided) {  // the smaller number first, without repeating the direction
        low = magnitude(*e.lo, amount, language);
        high = magnitude(*e.hi, amount, language);
        if (*e.mean < 0) std::swap(low, high);
    }
    return tr("report.amount.range", language, {low, high});
}

std::string difference_with_range(const lab::Estimate& e, Amount amount, Language language) {
    const std::string middle = difference_words(e.mean, amount, language);
    const std::string range = range_of_difference(e, amount, language);
    return range.empty() || range == middle ? middle : middle + " (" + range + ')';
}

std::string with_minus(std::string number) {
    return number.starts_with('-') ? "–" + number.substr(1) : number;
}

std::string listed(const std::vector<std::string>& items, Language language) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += i + 1 == items.size() ? tr("report.and", language) : ", ";
        out += items[i];
    }
    return out;
}

std::string capitalised(std::string words) {
    if (words.empty()) return words;
    if (words[0] >= 'a' && words[0] <= 'z') {
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    } else if (words.size() > 1 && words[0] == '\xC3' && static_cast<unsigned char>(words[1]) >= 0xA0) {
        words[1] =
            static_cast<char>(static_cast<unsigned char>(words[1]) - 0x20);  // æ ø å and the rest of Latin-1
    }
    return words;
}

}  // namespace skoen::report
