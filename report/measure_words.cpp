#include "report/measure_words.h"

#include "report/amounts.h"
#include "scenarios/texts.h"

namespace skoen::report {

namespace {

struct Form {
    double factor = 1;
    int decimals = 2;
    bool percent = false;
};

Form form_of(const sim::Measure& m) {
    if (m.unit == "share" || m.unit == "share of experienced") return {100, 1, true};
    if (m.unit == "share points") return {100, 1, false};
    if (m.unit == "minutes" || m.unit == "hours" || m.unit == "days" || m.unit == "cases")
        return {1, 1, false};
    if (m.unit == "cost a case" || m.unit == "AUC") return {1, 3, false};
    return {1, 2, false};
}

}  // namespace

std::string measure_name(std::string_view id, Language language) {
    return scenarios::measure_name(id).in(language);
}

std::string measure_definition(std::string_view id, Language language) {
    return scenarios::measure_definition(id).in(language);
}

std::string unit_word(std::string_view unit, Language language) {
    return scenarios::unit_name(unit).in(language);
}

std::string bare_value(const sim::Measure& m, const std::optional<double>& value, Language language) {
    if (!value) return "–";
    const Form form = form_of(m);
    return with_minus(base::format_number(form.factor * *value, form.decimals, language));
}

std::string name_with_unit(const sim::Measure& m, Language language) {
    const std::string name = measure_name(m.id, language);
    if (form_of(m).percent) return name + ", %";
    const bool wait = m.id == "wait_hours" || m.id == "late_wait_hours";
    const bool named = (m.unit == "hours" && !wait) || m.unit == "days" || m.unit == "minutes" ||
                       m.unit == "cases" || m.unit == "cost a case";
    if (m.unit == "share points") return name + ", " + tr("report.unit.points_word", language);
    return named ? name : name + ", " + unit_word(m.unit, language);
}

std::string measure_value(const sim::Measure& m, const std::optional<double>& value, Language language) {
    if (!value) return "–";
    const Form form = form_of(m);
    if (form.percent) return with_minus(base::format_percent(*value, form.decimals, language));
    const std::string number = with_minus(base::format_number(form.factor * *value, form.decimals, language));
    if (m.unit == "minutes") return tr("report.unit.minutes", language, {number});
    if (m.unit == "hours") return tr("report.unit.hours", language, {number});
    if (m.unit == "share points") return tr("report.unit.points", language, {number});
    return number;
}

std::string signed_difference(const sim::Measure& m, const std::optional<double>& value, Language language) {
    if (!value) return "–";
    const Form form = form_of(m);
    const std::string number = with_minus(base::format_number(form.factor * *value, form.decimals, language));
    if (number.starts_with("–")) return number;
    return number.find_first_of("123456789") == std::string::npos ? number : '+' + number;
}

}  // namespace skoen::report
