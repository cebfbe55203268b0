#include "report/verdicts.h"

#include "report/nouns.h"

namespace skoen::report {

namespace {

std::string verb(Verdict v, bool plural, Language language) {
    if (is_stated(v)) return tr(plural ? "report.verb.give" : "report.verb.gives", language);
    return tr(plural ? "report.verb.seem_to_give" : "report.verb.seems_to_give", language);
}

std::string amount_of(Verdict v, const std::string& noun, Language language) {
    return tr(is_less(v) ? "report.fewer_of" : "report.more_of", language, {noun});
}

const char* weighed_key(Verdict harm) {
    if (harm == Verdict::less) return "plainly.weighed.less";
    if (harm == Verdict::seems_less) return "plainly.weighed.seems_less";
    return harm == Verdict::more ? "plainly.weighed.more" : "plainly.weighed.seems_more";
}

bool has_direction(Verdict v) { return is_less(v) || is_more(v); }

}  // namespace

Verdict verdict_on(const Reading& r, std::size_t plan, std::string_view measure, Amount amount) {
    const double smallest = smallest_shown(amount);
    return verdict_of(outcomes_of(r.differences(plan, measure), smallest), smallest);
}

ErrorVerdicts error_verdicts(const Reading& r, std::size_t plan) {
    return {verdict_on(r, plan, "missed_rate", Amount::per_hundred),
            verdict_on(r, plan, "disturbed_rate", Amount::per_hundred)};
}

std::string errors_predicate(const Reading& r, const ErrorVerdicts& v, bool plural) {
    const Language language = r.language;
    if (v.missed == Verdict::too_few || v.disturbed == Verdict::too_few)
        return tr("report.too_few", language);
    const bool missed = has_direction(v.missed), disturbed = has_direction(v.disturbed);
    const std::string missed_words = missed_noun(r), disturbed_words = disturbed_noun(r);
    if (!missed && !disturbed) return tr("report.cannot_tell", language);
    if (!missed || !disturbed) {
        const Verdict known = missed ? v.missed : v.disturbed;
        return verb(known, plural, language) + ' ' +
               amount_of(known, missed ? missed_words : disturbed_words, language) + ", " +
               tr("report.no_sure_difference", language, {missed ? disturbed_words : missed_words});
    }
    const bool alike = is_less(v.missed) == is_less(v.disturbed);
    std::string out = verb(v.missed, plural, language) + ' ' + amount_of(v.missed, missed_words, language);
    out += alike ? tr("report.and", language) : ", " + tr("report.but", language) + ' ';
    if (is_stated(v.missed) != is_stated(v.disturbed)) out += verb(v.disturbed, plural, language) + ' ';
    return out + amount_of(v.disturbed, disturbed_words, language);
}

std::string errors_sentence(const Reading& r, std::size_t plan) {
    const ErrorVerdicts v = error_verdicts(r, plan);
    const Verdict harm = verdict_on(r, plan, "harm_cost", Amount::cost);
    const std::string subject = capitalised(r.called(plan));
    const bool apart = v.missed != Verdict::too_few && v.disturbed != Verdict::too_few &&
                       !has_direction(v.missed) && !has_direction(v.disturbed);
    if (!apart || !has_direction(harm)) return subject + ' ' + errors_predicate(r, v, false) + '.';
    return tr("plainly.apart", r.language, {subject}) + ' ' + tr(weighed_key(harm), r.language);
}

}  // namespace skoen::report
