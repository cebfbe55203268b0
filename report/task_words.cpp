#include "report/task_words.h"

#include <algorithm>

#include "sim/decision.h"

namespace skoen::report {

namespace {

bool all_digits(std::string_view words) {
    return !words.empty() &&
           std::all_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string without_zero(const std::string& two) { return two[0] == '0' ? two.substr(1) : two; }

std::string auc_words(double value, Language language) { return base::format_number(value, 2, language); }

std::string solved_yes_or_no(const Reading& r) {
    const sim::Definition& d = r.definition();
    std::string out = tr("plainly.solved.yes_or_no", r.language,
                         {base::format_percent(d.prevalence, 1, r.language),
                          d.decision.dismiss.in(r.language), d.decision.missed.in(r.language),
                          auc_words(d.auc_model, r.language), auc_words(d.auc_best, r.language)});
    if (d.decision.kind != sim::DecisionKind::rank) return out;
    const int room = d.decision.ranking.capacity;
    return out + ' ' +
           (room == 1 ? tr("plainly.solved.room_one", r.language)
                      : tr("plainly.solved.room", r.language, {std::to_string(room)}));
}

std::string solved_palette(const Reading& r) {
    if (!r.world.palette) return {};
    const sim::PaletteFigures& reached = r.world.palette->reached;
    std::string out = tr("plainly.solved.palette", r.language,
                         {base::format_percent(reached.top1_model, 1, r.language),
                          base::format_percent(reached.top1_best, 1, r.language)});
    const auto& right = r.world.card.truth.rates.agreement;
    if (right)
        out +=
            ' ' + tr("plainly.solved.tool", r.language, {base::format_percent(right->value, 1, r.language)});
    return out;
}

std::string solved_number(const Reading& r) {
    const sim::Definition& d = r.definition();
    const sim::Amount& amount = d.decision.amount;
    return tr("plainly.solved.number", r.language,
              {base::format_percent(amount.tolerance, 0, r.language),
               base::format_percent(d.prevalence, 0, r.language),
               base::format_percent(amount.alone_error, 0, r.language), auc_words(d.auc_model, r.language),
               auc_words(d.auc_best, r.language)});
}

}  // namespace

std::string date_words(const std::string& iso, Language language) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return iso;
    const std::string year = iso.substr(0, 4), month = iso.substr(5, 2), day = iso.substr(8, 2);
    if (!all_digits(year) || !all_digits(month) || !all_digits(day) || month < "01" || month > "12")
        return iso;
    return tr("plainly.date", language,
              {without_zero(day), tr("workshop.month." + without_zero(month), language), year});
}

std::string solved_words(const Reading& r) {
    const sim::DecisionKind kind = r.definition().decision.kind;
    if (sim::has_options(kind)) return solved_palette(r);
    return kind == sim::DecisionKind::number ? solved_number(r) : solved_yes_or_no(r);
}

}  // namespace skoen::report
