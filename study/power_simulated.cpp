// A trial whose outcomes the model of the office plays (docs/model.md): nobody states an effect, an ICC or a variance.
//
//   office j of replication r: people, leader and cases of its own -> run-in -> allocation -> the arm's course, as faithfully
//   as office j holds it -> weeks -> perceived support of those who answer, each with error -> cluster means -> tests
#include <algorithm>
#include <cmath>
#include <ctime>
#include <mutex>

#include "lab/lending.h"
#include "lab/parallel.h"
#include "scenarios/catalogue.h"
#include "sim/base/math.h"
#include "sim/play.h"
#include "stats/distributions.h"
#include "study/allocation.h"
#include "study/trial_tally.h"

namespace skoen::study {

namespace {

struct PlayedOffice {
    int arm = 0;
    std::size_t answers = 0;
    double mean = 0, squares = 0, baseline = 0;  // squares: of the answers about their mean
};

class SimulatedTrial {
  public:
    SimulatedTrial(const SimulatedTrialPlan& plan, std::uint64_t seed)
        : plan_(plan), seed_(seed), world_(definition_of(plan, plan.weeks), seed),
          introduction_(scenarios::load_strategy(plan.introduction)) {
        if (plan.allocation != Allocation::simple) run_in_.emplace(definition_of(plan, plan.run_in), seed);
        for (const CourseArm& arm : plan.arms) {
            practice_.push_back(arm.practice.empty() ? sim::Strategy{}
                                                     : scenarios::load_strategy(arm.practice));
        }
    }

    // One replication: every cluster an office that no other replication has.
    [[nodiscard]] std::vector<PlayedOffice> play(std::uint32_t replication) const {
        const auto clusters = static_cast<std::size_t>(plan_.clusters);
        StudyDraws draws(seed_);
        std::vector<double> faith, size;
        draws.normals(StudyPurpose::habit, replication, clusters, faith);
        draws.normals(StudyPurpose::group, replication, clusters, size);
        std::vector<PlayedOffice> out(clusters);
        std::vector<double> before(clusters);
        for (std::size_t j = 0; j < clusters; ++j) {
            out[j].answers = answering(size[j]);
            if (run_in_) {  // a trial that is allocated by the baseline has to measure it first
                const sim::Play first = play_office(*run_in_, replication, j, introduction_);
                before[j] =
                    measure(first.records.back(), replication, j, out[j].answers, StudyPurpose::deck).mean;
            }
        }
        const Allocated allocated = allocate(plan_.allocation, before, plan_.arms.size(), draws, replication);
        for (std::size_t j = 0; j < clusters; ++j) {
            const double held = std::clamp(plan_.fidelity + plan_.fidelity_sd * faith[j], 0.0, 1.0);
            const sim::Play whole = play_office(
                world_, replication, j, strategy_of(static_cast<std::size_t>(allocated.arm[j]), held));
            const std::size_t answers = out[j].answers, first = static_cast<std::size_t>(plan_.run_in) - 1;
            out[j] = measure(whole.records.back(), replication, j, answers, StudyPurpose::noise);
            out[j].baseline =
                run_in_ ? before[j]
                        : measure(whole.records[first], replication, j, answers, StudyPurpose::deck).mean;
            out[j].arm = allocated.arm[j];
        }
        return out;
    }
    [[nodiscard]] double randomisation_p(const std::vector<PlayedOffice>& offices, std::uint32_t replication,
                                         int arm) const {
        std::vector<double> before, mean;
        for (const PlayedOffice& each : offices) before.push_back(each.baseline), mean.push_back(each.mean);
        const Allocated allocated =
            allocate(plan_.allocation, before, plan_.arms.size(), StudyDraws(seed_), replication);
        return study::randomisation_p(allocated, mean, arm);
    }

  private:
    static sim::Definition definition_of(const SimulatedTrialPlan& plan, int weeks) {
        const std::vector<std::string> sets{"/office/weeks=" + std::to_string(weeks)};
        return scenarios::load_scenario(plan.scenario, sets);
    }
    [[nodiscard]] std::size_t answering(double luck) const {
        const double workers = world_.definition.office.workers;
        const double variance = base::log(1 + plan_.size_spread * plan_.size_spread);
        const double factor = base::exp(std::sqrt(variance) * luck - 0.5 * variance);
        return static_cast<std::size_t>(
            std::clamp(std::floor(workers * factor * (1 - plan_.drop_out) + 0.5), 1.0, workers));
    }
    // The course after the run-in, then the practice it teaches, both as strong as they are held.
    [[nodiscard]] sim::Strategy strategy_of(std::size_t arm, double held) const {
        sim::Strategy out = introduction_;
        const int course_end = std::min(plan_.weeks, plan_.run_in + plan_.course_weeks);
        if (plan_.arms[arm].course != "none" && held > 0)
            out.levers.push_back(
                {sim::Lever::course, plan_.arms[arm].course, plan_.run_in + 1, course_end, held});
        for (sim::LeverSpan span : practice_[arm].levers) {
            span.from = std::max(span.from, course_end + 1);
            span.intensity *= held;
            if (span.from <= plan_.weeks && held > 0) out.levers.push_back(span);
        }
        return out;
    }
    [[nodiscard]] sim::Play play_office(const sim::World& world, std::uint32_t replication, std::size_t j,
                                        const sim::Strategy& strategy) const {
        static lab::Lending<sim::Caseload> lending;
        const auto loan = lending.borrow();
        sim::Caseload& caseload = *loan;
        const auto office =
            replication * static_cast<std::uint32_t>(plan_.clusters) + static_cast<std::uint32_t>(j);
        caseload = sim::draw_caseload(world, office, std::move(caseload));
        return sim::play(world, caseload, strategy, {.audit = false, .events = false});
    }
    [[nodiscard]] PlayedOffice measure(const sim::WeekRecord& week, std::uint32_t replication, std::size_t j,
                                       std::size_t answers, StudyPurpose purpose) const {
        const std::vector<double>& support = week.support;
        std::vector<double> error;
        StudyDraws draws(base::mix64(seed_ + 1) + j);
        draws.normals(purpose, replication, support.size(), error);
        const double sd = plan_.error_sd / std::sqrt(static_cast<double>(plan_.items));
        PlayedOffice out;
        out.answers = answers;
        const auto n = static_cast<double>(answers);
        for (std::size_t i = 0; i < answers; ++i) out.mean += (support[i] + sd * error[i]) / n;
        for (std::size_t i = 0; i < answers; ++i) {
            const double gap = support[i] + sd * error[i] - out.mean;
            out.squares += gap * gap;
        }
        return out;
    }

    SimulatedTrialPlan plan_;
    std::uint64_t seed_;
    sim::World world_;
    std::optional<sim::World> run_in_;  // where the allocation asks for the baseline
    sim::Strategy introduction_;
    std::vector<sim::Strategy> practice_;  // [arms]
};

// Sums over replications from which variances follow: between clusters within arms, within clusters.
struct PlayedSums {
    double between = 0, between_df = 0, within = 0, within_df = 0;
    double size = 0, weighted = 0;  // answers; N - sum n^2 / N over arms, whose share of between_df is n0
    double xx = 0, xy = 0, yy = 0;  // baseline and mean, arms taken out
    std::vector<double> arm_sum, arm_n;
    int replications = 0;
};

void add_replication(const std::vector<PlayedOffice>& offices, std::size_t arms, PlayedSums& out) {
    std::vector<double> answers(arms, 0), total(arms, 0), squared(arms, 0), n(arms, 0), mean(arms, 0),
        before(arms, 0);
    for (const PlayedOffice& each : offices) {
        const auto a = static_cast<std::size_t>(each.arm);
        const auto size = static_cast<double>(each.answers);
        answers[a] += size, squared[a] += size * size, total[a] += size * each.mean;
        n[a] += 1, mean[a] += each.mean, before[a] += each.baseline;
        out.within += each.squares;
        out.within_df += size - 1;
        out.arm_sum[a] += each.mean, out.arm_n[a] += 1;
    }
    for (std::size_t a = 0; a < arms; ++a) out.weighted += answers[a] - squared[a] / answers[a];
    for (const PlayedOffice& each : offices) {
        const auto a = static_cast<std::size_t>(each.arm);
        const double gap = each.mean - total[a] / answers[a];
        out.between += static_cast<double>(each.answers) * gap * gap;
        const double y = each.mean - mean[a] / n[a], x = each.baseline - before[a] / n[a];
        out.xx += x * x, out.xy += x * y, out.yy += y * y;
        out.size += static_cast<double>(each.answers);
    }
    out.between_df += static_cast<double>(offices.size() - arms);
    ++out.replications;
}

PlayedTrial played_of(const SimulatedTrialPlan& plan, const PlayedSums& sums) {
    PlayedTrial out;
    out.offices = sums.replications * plan.clusters;
    out.worker_variance = sums.within_df > 0 ? sums.within / sums.within_df : 0;
    const double n0 = sums.weighted / sums.between_df;
    out.cluster_variance = std::max(0.0, (sums.between / sums.between_df - out.worker_variance) / n0);
    const double all = out.cluster_variance + out.worker_variance;
    out.icc = all > 0 ? out.cluster_variance / all : 0;
    if (plan.baseline && sums.xx > 0 && sums.yy > 0)
        out.baseline_correlation = sums.xy / std::sqrt(sums.xx * sums.yy);
    for (std::size_t a = 0; a < plan.arms.size(); ++a)
        out.arm_means.emplace_back(plan.arms[a].id, sums.arm_sum[a] / sums.arm_n[a]);
    return out;
}

// True effects: the mean differences over all that was played.
TrialShape shape_of_played(const SimulatedTrialPlan& plan, const PlayedTrial& played) {
    TrialShape out;
    for (const auto& [arm, mean] : played.arm_means)
        out.arms.emplace_back(arm, mean - played.arm_means.front().second);
    out.clusters = plan.clusters;
    out.covariate = plan.baseline;
    out.randomised = plan.allocation != Allocation::simple;
    out.exact = !plan.baseline && plan.size_spread == 0;
    return out;
}

// Power over the number of clusters at the variances that were played.
void played_curve(const SimulatedTrialPlan& plan, const PowerPlan& power, const TrialShape& shape,
                  double mean_variance, PowerResult& out) {
    std::size_t arm = 1;
    while (arm < shape.arms.size() && shape.arms[arm].second == 0) ++arm;
    if (arm == shape.arms.size()) return;
    out.curve_effect = shape.arms[arm].first;
    const auto arms = static_cast<double>(plan.arms.size());
    const double r = out.played->baseline_correlation, v = mean_variance * (1 - r * r);
    for (const double per_arm : {4.0, 8.0, 12.0, 16.0, 24.0, 32.0}) {
        out.curve.push_back({per_arm * arms, out.played->icc,
                             stats::power_t(shape.arms[arm].second / std::sqrt(2 * v / per_arm),
                                            arms * (per_arm - 1) - (plan.baseline ? 1 : 0), power.alpha)});
    }
}

}  // namespace

PowerResult simulated_trial_power(const SimulatedTrialPlan& plan, const PowerPlan& power,
                                  const std::atomic<bool>* cancel) {
    const std::clock_t began = std::clock();
    const SimulatedTrial trial(plan, static_cast<std::uint64_t>(power.seed));
    std::vector<std::vector<PlayedOffice>> all(static_cast<std::size_t>(power.replications));
    lab::for_each_index(power.replications, lab::threads_to_use(0), cancel, [&](int r) {
        all[static_cast<std::size_t>(r)] = trial.play(static_cast<std::uint32_t>(r));
    });
    PowerResult out;
    out.data_model = DataModel::simulation;
    if (cancel != nullptr && *cancel) return out;
    out.replications = power.replications;
    PlayedSums sums;
    sums.arm_sum.assign(plan.arms.size(), 0), sums.arm_n.assign(plan.arms.size(), 0);
    for (const std::vector<PlayedOffice>& offices : all) add_replication(offices, plan.arms.size(), sums);
    out.played = played_of(plan, sums);
    const TrialShape shape = shape_of_played(plan, *out.played);
    TrialTallies tallies(shape, power);
    for (std::size_t r = 0; r < all.size(); ++r) {
        std::vector<double> mean, before;
        std::vector<int> arm;
        for (const PlayedOffice& each : all[r]) {
            mean.push_back(each.mean), arm.push_back(each.arm);
            if (plan.baseline) before.push_back(each.baseline);
        }
        const MeansFit fit = fit_means(mean, arm, plan.arms.size(), before);
        if (!fit.defined) {
            ++out.failed;
            continue;
        }
        tallies.add(fit, {}, 0);
        for (std::size_t a = 1; shape.randomised && a < plan.arms.size(); ++a) {
            const double p =
                trial.randomisation_p(all[r], static_cast<std::uint32_t>(r), static_cast<int>(a));
            tallies.add_randomisation(a - 1, p, fit.beta[a - 1]);
        }
    }
    const double answers = sums.size / out.played->offices;
    const double mean_variance = out.played->cluster_variance + out.played->worker_variance / answers;
    tallies.finish(mean_variance, out);
    played_curve(plan, power, shape, mean_variance, out);
    out.cpu_seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    return out;
}

}  // namespace skoen::study
