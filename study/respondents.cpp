#include "study/respondents.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/study_draws.h"

namespace skoen::study {

std::vector<Respondent> assign_respondents(const VignettePlan& plan, const Deck& deck, std::uint64_t seed) {
    const StudyDraws draws(seed);
    std::vector<Respondent> out;
    const std::size_t digits = std::to_string(plan.respondents()).size();
    for (std::size_t p = 0; p < plan.professions.size(); ++p) {
        for (int i = 0; i < plan.professions[p].respondents; ++i) {
            Respondent one;
            const std::string number = std::to_string(out.size() + 1);
            one.token = 'R' + std::string(digits - number.size(), '0') + number;
            one.profession = p;
            one.deck = static_cast<int>(out.size()) % plan.decks;
            one.order = in_deck(deck, one.deck);
            for (std::size_t k = one.order.size(); k-- > 1;) {
                const double u = draws.uniform(StudyPurpose::order, static_cast<std::uint32_t>(out.size()),
                                               static_cast<std::uint32_t>(k));
                std::swap(one.order[k], one.order[static_cast<std::size_t>(u * static_cast<double>(k + 1))]);
            }
            out.push_back(std::move(one));
        }
    }
    return out;
}

namespace {

struct AnswerColumns {
    std::vector<double> synthetic, deck, position, vignette, answer;
    std::vector<std::string> id, profession;
    std::vector<std::vector<std::string>> levels;
};

double on_scale(const AnswerScale& scale, double value) {
    return std::clamp(std::floor(value + 0.5), static_cast<double>(scale.low),
                      static_cast<double>(scale.high));
}

}  // namespace

stats::DataFrame simulated_answers(const VignettePlan& plan, const Deck& deck,
                                   const std::vector<Respondent>& respondents, std::uint64_t seed) {
    StudyDraws draws(seed);
    std::vector<double> people, noise;
    draws.normals(StudyPurpose::group, 0, respondents.size(), people);
    draws.normals(StudyPurpose::noise, 0, respondents.size() * deck.profiles.size(), noise);
    const std::vector<double> truth = true_effects(plan);
    return answers_by(plan, deck, respondents, seed, [&](std::size_t i, std::size_t place) {
        const std::vector<double> row = treatment_row(deck.profiles[place], plan.levels());
        double value = std::sqrt(plan.respondent_variance) * people[i] +
                       std::sqrt(plan.residual_variance) * noise[i * deck.profiles.size() + place];
        for (std::size_t e = 0; e < row.size(); ++e) value += row[e] * truth[e];
        return value;
    });
}

stats::DataFrame answers_by(const VignettePlan& plan, const Deck& deck,
                            const std::vector<Respondent>& respondents, std::uint64_t seed,
                            const AnswerValue& value_of) {
    const StudyDraws draws(seed);
    AnswerColumns c;
    c.levels.resize(plan.factors.size());
    for (std::size_t i = 0; i < respondents.size(); ++i) {
        const Respondent& one = respondents[i];
        const auto number = static_cast<std::uint32_t>(i);
        const bool same = draws.uniform(StudyPurpose::habit, 0, number) < plan.straight_lining;
        double first = 0;
        for (std::size_t k = 0; k < one.order.size(); ++k) {
            const double u = draws.uniform(StudyPurpose::drop_out, static_cast<std::uint32_t>(k + 1), number);
            if (k > 0 && u < plan.stops_after) break;
            const std::size_t place = one.order[k];
            const double value = value_of(i, place);
            if (k == 0) first = value;
            c.synthetic.push_back(1);
            c.id.push_back(one.token);
            c.profession.push_back(plan.professions[one.profession].id);
            c.deck.push_back(one.deck + 1);
            c.position.push_back(static_cast<double>(k + 1));
            c.vignette.push_back(static_cast<double>(place + 1));
            for (std::size_t f = 0; f < plan.factors.size(); ++f) {
                c.levels[f].push_back(plan.factors[f].levels[deck.profiles[place][f]].id);
            }
            c.answer.push_back(on_scale(plan.answer, same ? first : value));
        }
    }
    stats::DataFrame out;
    out.add("synthetic", std::move(c.synthetic));
    out.add("id", std::move(c.id));
    out.add("profession", std::move(c.profession));
    out.add("deck", std::move(c.deck));
    out.add("position", std::move(c.position));
    out.add("vignette", std::move(c.vignette));
    for (std::size_t f = 0; f < plan.factors.size(); ++f) out.add(plan.factors[f].id, std::move(c.levels[f]));
    out.add("answer", std::move(c.answer));
    return out;
}

stats::DataFrame wide_answers(const stats::DataFrame& answers, const Deck& deck) {
    std::vector<double> synthetic, decks;
    std::vector<std::string> ids, professions;
    std::vector<std::vector<double>> by_vignette(deck.profiles.size());
    for (std::size_t row = 0; row < answers.rows; ++row) {
        const std::string& id = answers.find("id")->texts[row];
        if (ids.empty() || ids.back() != id) {
            ids.push_back(id);
            professions.push_back(answers.find("profession")->texts[row]);
            decks.push_back(answers.find("deck")->numbers[row]);
            synthetic.push_back(answers.find("synthetic")->numbers[row]);
            for (auto& column : by_vignette) column.push_back(std::numeric_limits<double>::quiet_NaN());
        }
        by_vignette[static_cast<std::size_t>(answers.find("vignette")->numbers[row]) - 1].back() =
            answers.find("answer")->numbers[row];
    }
    stats::DataFrame out;
    out.add("synthetic", std::move(synthetic));
    out.add("id", std::move(ids));
    out.add("profession", std::move(professions));
    out.add("deck", std::move(decks));
    for (std::size_t v = 0; v < by_vignette.size(); ++v) {
        out.add("v" + std::to_string(v + 1), std::move(by_vignette[v]));
    }
    return out;
}

}  // namespace skoen::study
