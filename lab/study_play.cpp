#include "lab/study_play.h"

#include <algorithm>
#include <cmath>

#include "lab/study_world.h"
#include "sim/decision.h"
#include "sim/lever_effects.h"

namespace skoen::lab {

namespace {

using base::Purpose;
using scenarios::AnswerKind;
using scenarios::OutcomeFeedback;
using sim::Lever;

constexpr std::uint32_t kTries = 200;  // for a case of the wanted kind; then the last one is taken

double log_odds(double p) { return base::log(p / (1.0 - p)); }
double whole_percent(double p) { return std::floor(std::clamp(p, 0.0, 1.0) * 100.0 + 0.5) / 100.0; }
int tenth(double p) { return std::clamp(static_cast<int>(p * 10.0) + 1, 1, 10); }

sim::WeekLevers levers_of(const scenarios::StudyArm& arm) {
    sim::WeekLevers levers;
    levers.intensity.fill(1.0);
    const auto set = [&](Lever lever, auto option) {
        levers.option[static_cast<std::size_t>(lever)] = static_cast<std::uint8_t>(option);
    };
    set(Lever::workflow, arm.workflow);
    set(Lever::display, arm.display);
    set(Lever::override_rule, arm.override_rule);
    set(Lever::accountability, arm.accountability);
    if (arm.logged) set(Lever::monitoring, sim::Monitoring::override_rates);
    return levers;
}

// The flawed workers of the negative controls; a sound one gets the ledger's values.
sim::Behaviour with_flaw(sim::Behaviour b, Flaw flaw) {
    if (flaw == Flaw::no_certainty) b.revise_own = b.revise_tool = 0.0;
    if (flaw == Flaw::switches_typed_in) {  // E06, E07
        b.revise_base = -1.1;
        b.revise_own = -2.3;
        b.revise_tool = 2.9;
        b.revise_gap = b.revise_opposite = 0.0;
        b.revise_sd = 1.85;
    }
    return b;
}

struct PickedCase {
    bool y = false, group = false;
    double x = 0, u = 0;
    bool tool_yes = false, tool_right = false;
};

struct Person {
    base::Subject key;
    sim::WorkerTraits traits;
    double skill_facts = 0, skill_cues = 0;  // in SDs from the mean
    double threshold = 0;                    // in SDs of threshold_sd from the mean
    double belief_a = 1, belief_b = 1;
    [[nodiscard]] double belief() const { return belief_a / (belief_a + belief_b); }
};

class PlayStudy {
  public:
    PlayStudy(const scenarios::Study& study, const sim::Behaviour& behaviour, std::uint64_t seed,
              std::uint32_t replication, const StudyOptions& options)
        : study_(study), options_(options), draws_(seed), replication_(replication),
          inputs_(study.judges, draws_, replication) {
        definition_.behaviour = with_flaw(behaviour, options.flaw);
        office_.place = options.place;
        if (options.place_drawn)
            office_.place = b_.place_sd * draws_.normal(Purpose::office_place, {0, 0, 0, 0, replication});
        office_.supervisor =
            b_.supervisor_sd * draws_.normal(Purpose::supervisor_person, {0, 0, 0, 0, replication});
    }

    StudyData play() {
        for (std::size_t a = 0; a < study_.arms.size(); ++a) play_arm(a);
        return std::move(data_);
    }

  private:
    void play_arm(std::size_t a) {
        arm_ = &study_.arms[a];
        arm_index_ = static_cast<std::uint16_t>(a);
        levers_ = levers_of(*arm_);
        worlds_.clear();
        for (const scenarios::StudyBlock& block : arm_->blocks)
            worlds_.push_back(solve_study_world(study_, *arm_, block, inputs_, b_));
        const bool stated = arm_->people > 0;
        const int people =
            stated ? arm_->people : std::max(1, static_cast<int>(inputs_.get(StudyInput::people)));
        for (int i = 0; i < people; ++i) {
            Person person = draw_person(static_cast<std::uint32_t>(i));
            int place = 0;
            for (std::size_t k = 0; k < arm_->blocks.size(); ++k) {
                block_ = &arm_->blocks[k];
                world_ = &worlds_[k];
                last_block_ = k + 1 == arm_->blocks.size();
                block_index_ = static_cast<std::uint16_t>(k);
                // Where the number of judges is not stated, the cases are shared among them.
                const int all = block_->cases;
                const int cases = stated ? all : all / people + (i < all % people ? 1 : 0);
                play_block(person, cases, place);
            }
            rate(person);
        }
    }

    Person draw_person(std::uint32_t number) {
        Person p;
        p.key = {0, number, arm_index_, 0, replication_};
        base::Subject seat = p.key;
        seat.generation = 0;  // an experienced worker, whatever the arm
        seat.week = arm_index_ + 1U;
        p.traits = sim::draw_worker(definition_, {}, office_, draws_, seat);
        const auto [facts, cues] = draws_.normals(Purpose::worker_skill, seat);
        p.skill_facts = facts;
        p.skill_cues = cues;
        // Mean 0, SD 1, skewed: most lie a little above the mean, a few say yes to nearly anything. In the one study that
        // measured thresholds (fogliato) their mean is .418, their median .45, their SD .153; this gives a median of .465.
        p.threshold = 1.0 - base::exponential(draws_.uniform(Purpose::study_threshold, seat));
        p.belief_a = p.traits.belief_a;
        p.belief_b = p.traits.belief_b;
        return p;
    }

    void play_block(Person& person, int cases, int& place) {
        const double sd = std::isnan(arm_->own.threshold_sd) ? 0.0 : arm_->own.threshold_sd;
        const double share = std::clamp(world_->threshold + sd * person.threshold, 0.03, 0.97);
        person.traits.threshold = person.traits.certainty_scale * log_odds(share);
        int hits = 0, errors = 0;
        for (int c = 0; c < cases; ++c, ++place) {
            const Trial trial = judge(person, place);
            const bool told = trial.shown && arm_->feedback != OutcomeFeedback::none;
            hits += told && trial.tool_right ? 1 : 0;
            errors += told && !trial.tool_right ? 1 : 0;
            const bool now = arm_->feedback != OutcomeFeedback::summary || c + 1 == cases;
            believe(person, trial, now ? hits : 0, now ? errors : 0);
            if (now) hits = errors = 0;
            data_.trials.push_back(trial);
        }
    }

    // Within one sitting nothing fades.
    void believe(Person& person, const Trial& trial, int hits, int errors) const {
        if (!b_.on_belief) return;
        const bool own_before = trial.shown && arm_->workflow != sim::Workflow::score_first;
        const double weight = b_.on_agreement_evidence && own_before ? b_.belief_agreement : 0.0;
        person.belief_a = sim::believed(person.traits.belief_a, person.belief_a, 1.0, b_.belief_hit, hits,
                                        weight, trial.alike_before ? trial.felt_certainty : 0.0);
        person.belief_b = sim::believed(person.traits.belief_b, person.belief_b, 1.0, b_.belief_error, errors,
                                        weight, trial.alike_before ? 0.0 : trial.felt_certainty);
    }

    PickedCase pick(const base::Subject& who) const {
        const StudyWorld& w = *world_;
        const auto wanted = draws_.block(Purpose::study_pick, who);
        const bool controlled = !std::isnan(block_->tool_accuracy);
        const bool right = base::bernoulli(base::to_uniform(wanted.first), block_->tool_accuracy);
        PickedCase c;
        for (std::uint32_t t = 0; t < kTries; ++t) {
            const auto first = draws_.block(Purpose::study_case, who, 2 * t);
            const auto [n, m] = draws_.normals(Purpose::study_case, who, 2 * t + 1);
            c.group = base::to_uniform(first.second) < arm_->group.share;
            double rate = w.base_rate;
            if (c.group && rate < 1.0) rate = base::logistic(log_odds(rate) + arm_->group.base_rate_shift);
            c.y = base::to_uniform(first.first) < rate;
            const double off = (c.y ? 1.0 : 0.0) - w.base_rate;
            c.x = (w.tool_shift * off + n) / w.tool_sd;
            c.u = (w.cue_shift * off + m) / w.cue_sd;
            const double shift = c.group ? arm_->group.tool_shift / std::max(w.tool_slope, 0.05) : 0.0;
            c.tool_yes = c.x + shift > w.tool_cut;
            c.tool_right = c.tool_yes == c.y;
            if (!controlled || c.tool_right == right) break;
        }
        return c;
    }

    struct Own {
        double judgement = 0;
        double certainty = 0;  // felt
        double answer = 0;     // probability
        double share = 0;      // on the answer scale from the threshold
        bool yes = false, skipped = false;
    };

    Own assess(const Person& p, const PickedCase& c, const base::Subject& who, double minutes,
               bool skipped) const {
        const StudyWorld& w = *world_;
        const sim::WorkerTraits& t = p.traits;
        const double kx = std::clamp(w.skill_facts + b_.skill_sd * p.skill_facts, -0.98, 0.98);
        const double ku = std::clamp(w.skill_cues + b_.skill_sd * p.skill_cues, -0.98, 0.98);
        const auto [e, e2] = draws_.normals(Purpose::judgement_facts, who);
        const double level = w.personal * t.level + (c.group ? t.stereotype + arm_->group.own_shift : 0.0);
        const double occasion =
            w.personal * sim::occasion_part(b_, arm_->pressure, draws_.normal(Purpose::occasion, who));
        Own own;
        own.skipped = skipped;
        (void)minutes;
        own.judgement = skipped ? w.scales.alpha + sim::facts_part(w.scales, b_.glimpse_skill * kx, c.x, e) +
                                      level + occasion
                                : w.scales.alpha + sim::facts_part(w.scales, kx, c.x, e) +
                                      sim::cues_part(w.scales, ku, true, c.u, e2) + level + occasion;
        own.answer = base::logistic(own.judgement / t.certainty_scale);
        own.share = base::logistic((own.judgement - t.threshold) / t.certainty_scale);
        own.yes = own.judgement > t.threshold;
        const double certainty =
            study_.answer == AnswerKind::estimate ? w.own_certainty : sim::certainty_at(own.share);
        own.certainty = skipped ? 0.0 : sim::share_of_minutes(b_, arm_->pressure) * certainty;
        return own;
    }

    struct Seen {  // the advice as this judge sees it
        double advice = 0, share = 0, certainty = 0, gap = 0;
        double answer = 0;  // the tool's probability
        bool yes = false;
    };

    // Where the answer is a probability and the tool shows one, both lie on one scale. Otherwise advice is anchored at the
    // judge's own threshold; how sure the tool is, is read off its score, or taken to be the same for all cases.
    Seen see(const Person& p, const PickedCase& c, const Own& own) const {
        const StudyWorld& w = *world_;
        const sim::WorkerTraits& t = p.traits;
        const bool probability =
            study_.answer == AnswerKind::percent || study_.answer == AnswerKind::estimate;
        Seen s;
        s.yes = c.tool_yes;
        const double shift = c.group ? arm_->group.tool_shift : 0.0;
        const double over =
            w.tool_level + w.tool_slope * c.x + shift - (w.tool_level + w.tool_slope * w.tool_cut);
        const bool graded = probability || arm_->tool.certainty_shown || study_.answer == AnswerKind::scale10;
        if (graded) {
            s.share = base::logistic(over / b_.tool_certainty_scale);
            s.certainty = sim::shown_certainty(b_, levers_, s.share);
            s.advice = t.threshold + over;
        } else {
            s.certainty = b_.bare_certainty;
            s.share = 0.5 + (s.yes ? 0.5 : -0.5) * b_.bare_certainty;
            s.advice = t.threshold + b_.tool_certainty_scale * log_odds(s.share);
        }
        if (study_.answer == AnswerKind::estimate) s.certainty = b_.bare_certainty;
        s.gap = sim::ActOrDismiss::gap(own.share, s.share);
        s.answer = base::logistic(w.tool_level + w.tool_slope * c.x + shift);
        if (probability) {
            s.answer = whole_percent(s.answer);
            s.advice = t.certainty_scale * log_odds(std::clamp(s.answer, 0.005, 0.995));
            s.gap = sim::ActOrDismiss::gap(own.answer, s.answer);
        }
        return s;
    }

    sim::ReviseInputs revise_inputs(const Person& p, const Own& own, const Seen& seen, bool opposite) const {
        sim::ReviseInputs in;
        in.own_certainty = own.certainty;
        in.tool_certainty = seen.certainty;
        in.gap = seen.gap;
        in.opposite = opposite;
        in.belief = p.belief();
        in.pressure = arm_->pressure;
        in.accountability = sim::accountability(b_, levers_);
        in.knowledge = arm_->knowledge;
        in.reasons = arm_->display == sim::Display::with_reasons;
        return in;
    }

    // What the flawed workers do beyond other parameters.
    sim::WorkerTraits flawed(sim::WorkerTraits t, const PickedCase& c) const {
        if (options_.flaw == Flaw::knows_when_wrong) t.revise += c.tool_right ? 1.0 : -1.0;
        if (options_.flaw == Flaw::framing_moves) t.revise += 1.5 * arm_->framing;
        return t;
    }

    bool score_seen(const Own& own, const Seen& seen, const base::Subject& who) const {
        switch (arm_->workflow) {
        case sim::Workflow::no_score:
            return false;
        case sim::Workflow::hidden_when_uncertain:
            return seen.certainty >= b_.hidden_certainty;
        case sim::Workflow::on_request:
            return base::bernoulli(
                draws_.uniform(Purpose::request, who),
                base::logistic(b_.request_base + b_.request_certainty * (own.certainty - 0.5)));
        case sim::Workflow::score_first:
        case sim::Workflow::own_first:
            break;
        }
        return true;
    }

    Trial judge(const Person& p, int place) {
        const base::Subject who{static_cast<std::uint32_t>(place), p.key.seat, arm_index_, block_index_,
                                replication_};
        const PickedCase c = pick(who);
        const double minutes = inputs_.get(StudyInput::minutes, arm_->minutes);
        bool skipped = false;
        if (arm_->workflow == sim::Workflow::score_first) {
            const double skip = sim::chance_to_skip(
                b_, {minutes, arm_->pressure, p.belief(), sim::accountability(b_, levers_), arm_->knowledge});
            skipped = base::bernoulli(draws_.uniform(Purpose::attention, who), skip);
        }
        const Own own = assess(p, c, who, minutes, skipped);
        return study_.answer == AnswerKind::options ? choose_option(p, c, own, who, place)
                                                    : answer(p, c, own, who, place);
    }

    Trial blank(const PickedCase& c, const Own& own, const Seen& seen, int place) const {
        Trial t;
        t.person = static_cast<std::uint32_t>(data_.people.size());
        t.arm = arm_index_;
        t.block = block_index_;
        t.place = static_cast<std::uint16_t>(place);
        t.last_block = last_block_;
        t.group = c.group;
        t.own_yes = own.yes;
        t.tool_yes = c.tool_yes;
        t.own_right = own.yes == c.y;
        t.tool_right = c.tool_right;
        t.alike_before = own.yes == c.tool_yes;
        t.own = whole_percent(own.answer);
        t.felt_certainty = own.certainty;
        t.tool = seen.answer;
        t.own_certainty = sim::certainty_at(t.own);
        t.tool_certainty = sim::certainty_at(t.tool);
        t.own_score = tenth(own.share);
        t.tool_score = tenth(seen.share);
        return t;
    }

    sim::Revision revise(const Person& p, const PickedCase& c, const Own& own, const Seen& seen,
                         bool opposite, double judgement, double advice, const base::Subject& who) const {
        if (own.skipped) {
            sim::Revision r;
            r.revised = true;
            r.judgement = sim::glimpsed_judgement(b_, judgement, advice);
            return r;
        }
        return sim::revise_judgement(
            b_, flawed(p.traits, c), judgement, advice, revise_inputs(p, own, seen, opposite),
            draws_.uniform(Purpose::revise, who), draws_.uniform(Purpose::revise_full, who),
            draws_.normal(Purpose::revise_size, who));
    }

    Trial answer(const Person& p, const PickedCase& c, const Own& own, const base::Subject& who,
                 int place) const {
        const Seen seen = see(p, c, own);
        Trial t = blank(c, own, seen, place);
        t.shown = score_seen(own, seen, who);
        sim::Revision r;
        r.judgement = own.judgement;
        if (t.shown) r = revise(p, c, own, seen, own.yes != seen.yes, own.judgement, seen.advice, who);
        t.final_yes = decide(p, own, r.judgement, t.shown, who);
        if (t.shown && t.final_yes != t.tool_yes && b_.on_override_cost)
            t.final_yes = after_cost(p, c, own, t, who);
        t.final = again(t.own, base::logistic(r.judgement / p.traits.certainty_scale), r.revised, who);
        t.final_score = tenth(base::logistic((r.judgement - p.traits.threshold) / p.traits.certainty_scale));
        t.final_right = t.final_yes == c.y;
        t.alike_after = t.final_yes == t.tool_yes;
        return t;
    }

    // Where the own decision was stated first, it is given up only beyond a margin.
    bool decide(const Person& p, const Own& own, double judgement, bool shown,
                const base::Subject& who) const {
        const double tau = p.traits.threshold;
        const bool stated = shown && arm_->workflow != sim::Workflow::score_first;
        if (!stated) return sim::ActOrDismiss::choose(judgement, tau);
        const double margin = sim::commitment(b_, draws_.uniform(Purpose::commitment, who));
        return sim::ActOrDismiss::choose_again(judgement, tau, own.yes, margin);
    }

    // The second answer in per cent: hands are less exact than minds.
    double again(double first, double judged, bool revised, const base::Subject& who) const {
        const auto block = draws_.block(Purpose::study_answer, who);
        if (!revised && base::to_uniform(block.first) >= b_.answer_nudge) return first;
        const double noise = draws_.normal(Purpose::study_answer, who, 1);
        return whole_percent((revised ? judged : first) + b_.answer_sd * noise);
    }

    bool after_cost(const Person& p, const PickedCase& c, const Own& own, const Trial& t,
                    const base::Subject& who) const {
        const double cost = sim::friction(b_, levers_, t.tool_yes);
        if (cost <= 0.0) return t.final_yes;
        const double keep = sim::chance_to_keep(b_, own.certainty, cost);
        if (!base::bernoulli(draws_.uniform(Purpose::keep_override, who), keep)) return t.tool_yes;
        if (!sim::needs_approval(levers_, t.tool_yes)) return t.final_yes;
        const double file = world_->scales.alpha +
                            sim::facts_part(world_->scales, b_.supervisor_skill, c.x,
                                            draws_.normal(Purpose::supervisor_reading, who)) -
                            p.traits.threshold;
        const double grant =
            sim::chance_to_grant(b_, office_.supervisor, own.certainty, t.final_yes ? 1.0 : -1.0, file);
        return base::bernoulli(draws_.uniform(Purpose::supervisor_grant, who), grant) ? t.final_yes
                                                                                      : t.tool_yes;
    }

    // How far the own option leads. J is the lead of the right option over the best other; where that is below 0, the own
    // option is a wrong one, and leads over another wrong one by what two of them happen to differ (Green & Swets 1966, ch. 5).
    double margin(const Own& given, double tau, const base::Subject& who) const {
        const double lead = std::fabs(given.judgement - tau);
        if (given.yes || study_.options < 3) return lead;
        double first = -1e9, second = -1e9;
        for (int k = 1; k < study_.options; ++k) {
            const double n = draws_.normal(Purpose::study_pick, who, static_cast<std::uint32_t>(1 + k));
            second = std::max(second, std::min(first, n));
            first = std::max(first, n);
        }
        return std::min(lead, world_->option_sd * (first - second));
    }

    // Several options: the same judgement, told as "my option against the tool's". Both may be wrong in different ways.
    Trial choose_option(const Person& p, const PickedCase& c, const Own& given, const base::Subject& who,
                        int place) const {
        Own own = given;
        const double tau = p.traits.threshold;
        own.judgement = tau + margin(given, tau, who);  // towards the own option
        own.share = base::logistic((own.judgement - tau) / p.traits.certainty_scale);
        own.certainty =
            own.skipped ? 0.0 : sim::share_of_minutes(b_, arm_->pressure) * sim::certainty_at(own.share);
        const bool both_wrong = !given.yes && !c.tool_yes;
        const bool alike = given.yes && c.tool_yes;
        const double coin = base::to_uniform(draws_.block(Purpose::study_pick, who, 1).first);
        PickedCase towards = c;
        towards.tool_yes = alike || (both_wrong && coin < world_->both_wrong_alike);
        own.yes = true;
        const Seen seen = see(p, towards, own);
        Trial t = blank(c, own, seen, place);
        t.shown = score_seen(own, seen, who);
        t.alike_before = towards.tool_yes;
        t.own_right = given.yes;
        t.own_yes = given.yes;
        sim::Revision r;
        r.judgement = own.judgement;
        if (t.shown) r = revise(p, c, own, seen, !t.alike_before, own.judgement, seen.advice, who);
        const bool stays = decide(p, own, r.judgement, t.shown, who);
        t.alike_after = stays == t.alike_before;
        t.final_right = t.alike_after ? t.tool_right : (stays && given.yes);
        t.final_yes = t.final_right;
        const double least = 1.0 / study_.options;
        const auto on_advised = [&](double share) {  // share on the advised option
            const double top = least + sim::certainty_at(share) * (1.0 - least);
            const bool advised = (share > 0.5) == t.alike_before;
            return advised ? top : (1.0 - top) / (study_.options - 1.0);
        };
        t.own = whole_percent(on_advised(own.share));
        t.tool = 1.0;
        t.final = again(t.own, on_advised(base::logistic((r.judgement - tau) / p.traits.certainty_scale)),
                        r.revised, who);
        t.own_certainty = sim::certainty_at(own.share);
        return t;
    }

    void rate(const Person& person) {
        base::Subject who = person.key;
        const auto [trust, belief] = draws_.normals(Purpose::study_rating, who);
        Respondent r;
        r.arm = arm_index_;
        const double q = person.belief();
        r.trust =
            std::floor(std::clamp(b_.trust_base + b_.trust_slope * q + b_.trust_sd * trust, 1.0, 7.0) + 0.5);
        r.believed = std::clamp(q + b_.believed_sd * belief, 0.0, 1.0);
        data_.people.push_back(r);
    }

    const scenarios::Study& study_;
    const StudyOptions& options_;
    base::Draws draws_;
    std::uint32_t replication_;
    sim::Definition definition_;
    const sim::Behaviour& b_ = definition_.behaviour;
    StudyInputs inputs_;
    sim::OfficeTraits office_;
    StudyData data_;
    std::vector<StudyWorld> worlds_;
    const scenarios::StudyArm* arm_ = nullptr;
    const scenarios::StudyBlock* block_ = nullptr;
    const StudyWorld* world_ = nullptr;
    std::uint16_t arm_index_ = 0, block_index_ = 0;
    bool last_block_ = false;
    sim::WeekLevers levers_;
};

}  // namespace

StudyData play_study(const scenarios::Study& study, const sim::Behaviour& behaviour, std::uint64_t seed,
                     std::uint32_t replication, const StudyOptions& options) {
    return PlayStudy(study, behaviour, seed, replication, options).play();
}

}  // namespace skoen::lab
