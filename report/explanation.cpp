#include "report/explanation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scenarios/texts.h"

namespace skoen::report {

namespace {

double units_in(Amount amount) {
    double out = shown_factor(amount);
    for (int i = 0; i < shown_decimals(amount); ++i) out *= 10;
    return out;
}

double value_of(std::int64_t units, Amount amount) { return static_cast<double>(units) / units_in(amount); }

bool told_from_zero(const lab::Estimate& e) { return e.lo && e.hi && (*e.lo > 0 || *e.hi < 0); }

Standing standing_of(const lab::Estimate& whole, std::int64_t units) {
    if (!whole.mean) return Standing::undefined;
    const bool nothing = units == 0;
    if (!whole.lo || !whole.hi || (*whole.lo <= 0 && *whole.hi >= 0)) {
        const bool flat = whole.lo && whole.hi && *whole.lo == 0 && *whole.hi == 0;
        return flat ? Standing::same : Standing::unclear;
    }
    if (nothing) return Standing::same;
    return units < 0 ? Standing::less : Standing::more;
}

bool larger(const Claim& a, const Claim& b) { return std::abs(a.units) > std::abs(b.units); }

// "0,4 flere", of a claim or of what is left.
std::string amount_words(std::int64_t units, Amount amount, Language language) {
    return difference_words(value_of(units, amount), amount, language);
}

// Sentences about parts, whatever the parts are.
class Sentences {
  public:
    using Words = std::string (*)(const void* context, std::size_t part, Language language);
    Sentences(const Account& account, Amount amount, Language language, const void* context, Words words)
        : a_(account), amount_(amount), language_(language), context_(context), words_(words) {}

    [[nodiscard]] std::string causes() const {
        std::string out;
        if (a_.drives.empty() && a_.against.empty()) return none_clear();
        if (a_.whole == Standing::unclear || a_.whole == Standing::same) return pulls();
        if (!a_.drives.empty()) out += first() + others();
        if (!a_.against.empty()) out += list("why.against", a_.against, 0);
        return out + rest();
    }

  private:
    [[nodiscard]] std::string part(const Claim& claim) const {
        return words_(context_, claim.part, language_);
    }
    [[nodiscard]] std::string amount(const Claim& claim) const {
        return amount_words(claim.units, amount_, language_);
    }
    [[nodiscard]] std::string say(const char* key, const Claim& claim) const {
        return ' ' + tr(key, language_, {part(claim), amount(claim)});
    }

    // The verb follows the share of the whole.
    [[nodiscard]] std::string first() const {
        const Claim& claim = a_.drives.front();
        const double share = static_cast<double>(claim.units) / static_cast<double>(a_.units);
        if (share > 1.1) return say("why.alone", claim);
        if (share >= 0.9) return say("why.nearly_all", claim);
        if (share > 0.5) return say("why.most", claim);
        return say("why.largest", claim);
    }
    [[nodiscard]] std::string others() const {
        return a_.drives.size() > 1 ? list("why.adds", a_.drives, 1) : "";
    }
    // "Dertil kommer, at X (0,2 flere), og at Y (0,1 flere)."
    [[nodiscard]] std::string list(const char* key, const std::vector<Claim>& claims,
                                   std::size_t from) const {
        std::string items;
        for (std::size_t i = from; i < claims.size(); ++i) {
            if (i > from)
                items += i + 1 == claims.size() ? tr("why.and_that", language_) : tr("why.that", language_);
            items += tr("why.item", language_, {part(claims[i]), amount(claims[i])});
        }
        return ' ' + tr(key, language_, {items});
    }
    [[nodiscard]] std::string rest() const {
        if (a_.rest == 0) return {};
        return ' ' + tr("why.rest", language_, {amount_words(a_.rest, amount_, language_)});
    }
    // The whole cannot be told from 0, but parts of it can.
    [[nodiscard]] std::string pulls() const {
        std::vector<Claim> all = a_.drives;
        all.insert(all.end(), a_.against.begin(), a_.against.end());
        std::stable_sort(all.begin(), all.end(), larger);
        return list("why.behind", all, 0) + rest();
    }
    [[nodiscard]] std::string none_clear() const {
        if (!a_.largest_unclear) return {};
        return say("why.none_clear", *a_.largest_unclear);
    }

    const Account& a_;
    Amount amount_;
    Language language_;
    const void* context_;
    Words words_;
};

std::string whole_words(const lab::Estimate& whole, Standing standing, const DifferenceNames& n,
                        Language language) {
    const std::string range = range_words(whole, n.amount, language);
    switch (standing) {
    case Standing::undefined:
        return tr("why.undefined", language, {n.noun});
    case Standing::same:
        return tr("why.same", language, {n.subject, n.versus, n.noun});
    case Standing::unclear:
        if (std::abs(whole.mean.value_or(0)) < smallest_shown(n.amount))
            return tr("why.unclear_none", language,
                      {n.subject, n.versus, n.noun, difference_words(whole.lo, n.amount, language),
                       difference_words(whole.hi, n.amount, language), n.unit});
        return tr("why.unclear", language,
                  {n.subject, n.versus, n.noun, difference_words(whole.mean, n.amount, language), n.unit,
                   difference_words(whole.lo, n.amount, language),
                   difference_words(whole.hi, n.amount, language)});
    case Standing::less:
    case Standing::more:
        break;
    }
    const std::string said = difference_with_range(whole, n.amount, language);
    const std::size_t bracket = said.find(" (");
    return tr("why.differs", language,
              {n.subject, said.substr(0, bracket), n.noun, n.unit, n.versus,
               bracket == std::string::npos ? "" : said.substr(bracket)});
}

}  // namespace

std::vector<std::int64_t> rounded_parts(std::span<const double> parts, Amount amount) {
    const double scale = units_in(amount);
    const double whole = std::accumulate(parts.begin(), parts.end(), 0.0) * scale;
    std::vector<std::int64_t> out;
    std::vector<double> left;
    std::int64_t missing = std::llround(whole);
    for (const double part : parts) {
        const double below = std::floor(part * scale);
        out.push_back(static_cast<std::int64_t>(below));
        left.push_back(part * scale - below);
        missing -= out.back();
    }
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return left[a] > left[b]; });
    for (std::size_t k = 0; missing > 0 && k < order.size(); ++k, --missing) ++out[order[k]];
    return out;
}

Account account_of(const lab::Estimate& whole, std::span<const lab::Estimate> parts, Amount amount) {
    Account out;
    std::vector<double> means;
    for (const lab::Estimate& part : parts) means.push_back(part.mean.value_or(0));
    const std::vector<std::int64_t> units = rounded_parts(means, amount);
    out.units = std::accumulate(units.begin(), units.end(), std::int64_t{0});
    out.whole = standing_of(whole, out.units);
    if (out.whole == Standing::undefined) return out;
    out.rest = out.units;
    const bool down = whole.mean.value_or(0) < 0;
    Claim unclear;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Claim claim{i, units[i]};
        // Rounding may have turned a small part's sign or made it nothing: then it is not named.
        if (claim.units == 0 || (claim.units < 0) != (means[i] < 0)) continue;
        if (!told_from_zero(parts[i])) {
            if (larger(claim, unclear)) unclear = claim;
            continue;
        }
        ((claim.units < 0) == down ? out.drives : out.against).push_back(claim);
        out.rest -= claim.units;
    }
    std::stable_sort(out.drives.begin(), out.drives.end(), larger);
    std::stable_sort(out.against.begin(), out.against.end(), larger);
    if (out.drives.empty() && out.against.empty() && unclear.units != 0) out.largest_unclear = unclear;
    return out;
}

std::string explanation(const lab::Difference& d, const DifferenceNames& names, Language language) {
    if (!d.causes[0].mean) {  // a kind of decision that is not split: the whole is its only part
        const Account whole = account_of(d.whole, std::span(&d.whole, 1), names.amount);
        return whole_words(d.whole, whole.whole, names, language);
    }
    const Account account = account_of(d.whole, d.causes, names.amount);
    const auto words = [](const void* context, std::size_t part, Language in) {
        const auto& difference = *static_cast<const lab::Difference*>(context);
        return cause_words(static_cast<lab::Cause>(part), difference.extents[part], in);
    };
    return whole_words(d.whole, account.whole, names, language) +
           Sentences(account, names.amount, language, &d, words).causes();
}

std::string lever_explanation(const lab::LeverSplit& split, const DifferenceNames& names, Language language) {
    if (split.parts.empty() || !split.whole.mean) return {};
    const auto title = [&](const lab::LeverPart& part) {
        return scenarios::lever_title(part.lever).in(language);
    };
    if (split.parts.size() == 1) return tr("why.lever.one", language, {title(split.parts.front())});
    std::vector<lab::Estimate> parts;
    for (const lab::LeverPart& part : split.parts) parts.push_back(part.amount);
    parts.push_back(split.together);
    const Account account = account_of(split.whole, parts, names.amount);
    std::vector<Claim> named = account.drives;
    named.insert(named.end(), account.against.begin(), account.against.end());
    std::stable_sort(named.begin(), named.end(), larger);
    if (named.empty()) return tr("why.lever.none", language);
    std::vector<std::string> items;
    for (const Claim& claim : named) {
        const std::string what = claim.part < split.parts.size()
                                     ? tr("why.lever.item", language, {title(split.parts[claim.part])})
                                     : tr("why.lever.together", language);
        items.push_back(what + ' ' + amount_words(claim.units, names.amount, language));
    }
    std::string list;
    for (std::size_t i = 0; i < items.size(); ++i) list += (i > 0 ? "; " : "") + items[i];
    return tr(split.averaged ? "why.lever.averaged" : "why.lever.alone", language, {list});
}

std::string cause_words(lab::Cause cause, lab::Extent extent, Language language) {
    const std::string key = "why.cause." + std::string(lab::cause_name(cause));
    switch (extent) {
    case lab::Extent::only_here:
        if (scenarios::has_text(key + ".only")) return tr(key + ".only", language);
        return tr(key + ".more", language);
    case lab::Extent::none_here:
        if (scenarios::has_text(key + ".none")) return tr(key + ".none", language);
        return tr(key + ".fewer", language);
    case lab::Extent::more:
        return tr(key + ".more", language);
    case lab::Extent::fewer:
        return tr(key + ".fewer", language);
    case lab::Extent::same:
        break;
    }
    return tr(key + ".same", language);
}

std::string cause_label(lab::Cause cause, Language language) {
    return tr("why.label." + std::string(lab::cause_name(cause)), language);
}

std::string group_label(lab::CauseGroup group, Language language) {
    return tr("why.label." + std::string(lab::group_name(group)), language);
}

}  // namespace skoen::report
