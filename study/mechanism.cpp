#include "study/mechanism.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenarios/catalogue.h"
#include "scenarios/ledger.h"
#include "scenarios/texts.h"
#include "sim/judgement.h"
#include "sim/play.h"
#include "stats/distributions.h"
#include "study/trial_play.h"

namespace skoen::study {

namespace {

constexpr double kFullMinutes = 30;  // an own reading of a vignette's file; scales skipping only

double answer_of_share(const AnswerScale& scale, double share) {
    return scale.low + (scale.high - scale.low) * share;
}

// What the levels of a profile mean to the worker.
struct VignetteMeaning {
    double facts = 0, advice = 0, accountability = 0;
    bool score = false, score_first = false;
};

VignetteMeaning meaning_of(const VignettePlan& plan, const stats::Profile& profile) {
    VignetteMeaning out;
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        const std::optional<LevelMeaning>& level = plan.factors[f].levels[profile[f]].meaning;
        if (!level) continue;
        out.facts += level->facts;
        out.accountability = std::min(1.0, out.accountability + level->accountability);
        if (level->advice != 0) out.score = true, out.advice += level->advice;
        out.score_first = out.score_first || level->score_first;
    }
    return out;
}

}  // namespace

double mechanism_answer(const sim::Behaviour& b, const Mechanism& mechanism, const VignettePlan& plan,
                        const stats::Profile& profile, const AnswerLuck& luck) {
    const VignetteMeaning v = meaning_of(plan, profile);
    const double own = v.facts + b.level_sd * luck.level + sim::occasion_part(b, 0, luck.occasion);
    if (!v.score || !mechanism.sees_score) return own;
    if (v.score_first && mechanism.skips) {
        const sim::AttentionInputs in{kFullMinutes, mechanism.pressure, mechanism.belief, v.accountability,
                                      mechanism.knowledge};
        if (luck.skip < sim::chance_to_skip(b, in)) return v.advice + b.glimpse_weight * (own - v.advice);
    }
    const double own_share = base::logistic(own), advice_share = base::logistic(v.advice);
    sim::ReviseInputs in;
    in.own_certainty = sim::certainty(own, b.certainty_scale);
    in.tool_certainty = sim::certainty(v.advice, b.tool_certainty_scale);
    in.gap = std::abs(own_share - advice_share);
    in.opposite = (own > 0) != (v.advice > 0);
    in.belief = mechanism.belief;
    in.pressure = mechanism.pressure;
    in.accountability = v.accountability;
    in.knowledge = mechanism.knowledge;
    if (luck.revise >= sim::chance_to_revise(b, b.revise_base + b.revise_sd * luck.revise_person, in))
        return own;
    const double w =
        sim::size_of_revision(b, b.size_sd_person * luck.size_person, luck.size, luck.full < b.size_full);
    return own + w * (v.advice - own);
}

std::vector<WorkerHead> heads_of(const Mechanism& mechanism, std::uint64_t seed) {
    if (mechanism.scenario.empty()) return {{mechanism.belief, mechanism.pressure, mechanism.knowledge}};
    constexpr std::uint32_t kOffices = 12;
    const sim::World world(scenarios::load_scenario(mechanism.scenario), seed);
    const sim::Strategy strategy = scenarios::load_strategy(mechanism.strategy);
    std::vector<WorkerHead> out;
    for (std::uint32_t office = 0; office < kOffices; ++office) {
        const sim::Play play =
            sim::play(world, sim::draw_caseload(world, office), strategy, {.audit = false, .events = false});
        const sim::WeekRecord& end = play.records.back();
        for (std::size_t seat = 0; seat < end.belief.size(); ++seat)
            out.push_back({end.belief[seat], end.pressure[seat], end.knowledge[seat]});
    }
    return out;
}

namespace {

// One respondent's answers under a mechanism, vignette by vignette, on the scale of the answer.
class MechanismPerson {
  public:
    MechanismPerson(const VignettePlan& plan, const Deck& deck, const Mechanism& mechanism,
                    std::uint64_t seed)
        : plan_(plan), deck_(deck), mechanism_(mechanism), behaviour_(scenarios::ledger_behaviour()),
          heads_(heads_of(mechanism, seed)), draws_(seed) {}

    void meet(std::uint32_t number) {
        number_ = number;
        draws_.normals(StudyPurpose::group, number, 3, person_);
        draws_.normals(StudyPurpose::noise, number, 2 * deck_.profiles.size(), answer_);
        const WorkerHead& head = heads_[number % heads_.size()];
        mechanism_.belief = head.belief, mechanism_.pressure = head.pressure;
        mechanism_.knowledge = head.knowledge;
    }
    [[nodiscard]] double answer(std::size_t place) const {
        const auto seat = static_cast<std::uint32_t>(3 * place);
        const AnswerLuck luck{person_[0],
                              person_[1],
                              person_[2],
                              answer_[2 * place],
                              answer_[2 * place + 1],
                              draws_.uniform(StudyPurpose::habit, number_, seat),
                              draws_.uniform(StudyPurpose::habit, number_, seat + 1),
                              draws_.uniform(StudyPurpose::habit, number_, seat + 2)};
        return answer_of_share(plan_.answer, base::logistic(mechanism_answer(behaviour_, mechanism_, plan_,
                                                                             deck_.profiles[place], luck)));
    }

  private:
    const VignettePlan& plan_;
    const Deck& deck_;
    Mechanism mechanism_;
    sim::Behaviour behaviour_;
    std::vector<WorkerHead> heads_;
    StudyDraws draws_;
    std::uint32_t number_ = 0;
    std::vector<double> person_, answer_;
};

}  // namespace

stats::DataFrame mechanism_answers(const VignettePlan& plan, const Deck& deck,
                                   const std::vector<Respondent>& respondents, const Mechanism& mechanism,
                                   std::uint64_t seed) {
    MechanismPerson person(plan, deck, mechanism, seed);
    std::size_t met = SIZE_MAX;
    return answers_by(plan, deck, respondents, seed, [&](std::size_t i, std::size_t place) {
        if (met != i) person.meet(static_cast<std::uint32_t>(i));
        met = i;
        return person.answer(place);
    });
}

MechanismEffects mechanism_effects(const VignettePlan& plan, const Deck& deck, const Mechanism& mechanism,
                                   std::uint64_t seed, int people) {
    const std::size_t vignettes = deck.profiles.size();
    MechanismPerson person(plan, deck, mechanism, seed);
    MechanismEffects out;
    out.id = mechanism.id;
    std::vector<double> x, y;
    for (const stats::Profile& profile : deck.profiles) {
        const std::vector<double> row = treatment_row(profile, plan.levels());
        x.insert(x.end(), row.begin(), row.end());
    }
    std::vector<double> cell(vignettes, 0);
    double between = 0, all = 0;
    std::vector<std::vector<double>> rows;
    for (int i = 0; i < people; ++i) {
        person.meet(static_cast<std::uint32_t>(i));
        std::vector<double> of_person;
        for (std::size_t v = 0; v < vignettes; ++v) {
            of_person.push_back(person.answer(v));
            cell[v] += of_person.back() / people;
        }
        rows.push_back(std::move(of_person));
    }
    const double n = static_cast<double>(vignettes), m = people;
    for (const std::vector<double>& of_person : rows) {
        double mean = 0;
        for (std::size_t v = 0; v < vignettes; ++v) {
            mean += (of_person[v] - cell[v]) / n;
            all += (of_person[v] - cell[v]) * (of_person[v] - cell[v]) / (n * m);
        }
        between += mean * mean / m;
    }
    // E[mean^2] = respondent + residual / n and E[all] = respondent + residual
    out.residual_variance = std::max(1e-6, (all - between) * n / (n - 1));
    out.respondent_variance = std::max(0.0, all - out.residual_variance);
    out.effects = least_squares(x, x.size() / vignettes, cell).beta;
    return out;
}

double power_to_tell_apart(const VignettePlan& plan, const Deck& deck, const MechanismEffects& a,
                           const MechanismEffects& b, double alpha) {
    const SurveyModel survey(plan, deck, 1);
    const double lambda =
        survey.model().noncentrality(a.effects, b.effects, b.respondent_variance, b.residual_variance);
    return stats::power_f(lambda, static_cast<double>(a.effects.size() - 1),
                          static_cast<double>(survey.model().rows()), alpha);
}

std::string mechanisms_text(const StudyDesign& design, const Deck& deck, base::Language language) {
    const VignettePlan& plan = *design.vignettes;
    if (plan.mechanisms.empty()) return {};
    std::vector<MechanismEffects> found;
    for (const Mechanism& mechanism : plan.mechanisms) {
        found.push_back(
            mechanism_effects(plan, deck, mechanism, static_cast<std::uint64_t>(design.power.seed)));
    }
    std::string out =
        '\n' + scenarios::text("study.mechanism.head").in(language) + '\n' + fmt::format("{:<20}", "");
    for (const Mechanism& mechanism : plan.mechanisms) out += fmt::format("{:>14}", mechanism.id);
    out += '\n';
    const std::vector<std::string> names = treatment_names(plan);
    for (std::size_t k = 0; k < names.size(); ++k) {
        out += fmt::format("{:<20}", names[k]);
        for (const MechanismEffects& each : found)
            out += fmt::format("{:>14}", base::format_number(each.effects[k], 3, language));
        out += '\n';
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (std::size_t j = i + 1; j < found.size(); ++j) {
            const double power = power_to_tell_apart(plan, deck, found[i], found[j], design.power.alpha);
            out += scenarios::fill(scenarios::text("study.mechanism.apart").in(language),
                                   {found[i].id, found[j].id, base::format_number(power, 3, language)}) +
                   '\n';
        }
    }
    return out;
}

}  // namespace skoen::study
