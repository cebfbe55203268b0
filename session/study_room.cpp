#include "session/study_room.h"

#include <algorithm>

#include "scenarios/schema_writer.h"
#include "sim/base/error.h"

namespace skoen::session {

namespace {

constexpr int kRoughStarts = 10, kMostStarts = 400;
constexpr int kRoughReplications = 200, kMostStudyReplications = 1000;
constexpr int kRoughPlayed = 10, kMostPlayed = 100;  // of a trial that is played through
constexpr int kPeople = 1000;                        // a mechanism
constexpr std::size_t kKeptAnswers = 40;

std::shared_ptr<const RatedDeck> rate(const study::StudyDesign& design, int starts) {
    study::VignettePlan plan = *design.vignettes;
    plan.starts = starts;
    const auto seed = static_cast<std::uint64_t>(design.power.seed);
    auto out = std::make_shared<RatedDeck>();
    out->deck = study::make_deck(plan, seed);
    out->words_da = study::deck_words(plan, out->deck, base::Language::da);
    out->words_en = study::deck_words(plan, out->deck, base::Language::en);
    out->effects = study::survey_exact_power(plan, study::SurveyModel(plan, out->deck, seed), design.power);
    if (starts > kRoughStarts) out->costs = study::deck_costs(plan, out->deck, seed);
    return out;
}

std::shared_ptr<const ToldApart> tell_apart(const study::StudyDesign& design) {
    const study::VignettePlan& plan = *design.vignettes;
    const auto seed = static_cast<std::uint64_t>(design.power.seed);
    const study::Deck deck = study::make_deck(plan, seed);
    auto out = std::make_shared<ToldApart>();
    out->names = study::treatment_names(plan);
    for (const study::Mechanism& each : plan.mechanisms)
        out->mechanisms.push_back(study::mechanism_effects(plan, deck, each, seed, kPeople));
    if (out->mechanisms.size() > 1)
        out->power = study::power_to_tell_apart(plan, deck, out->mechanisms[0], out->mechanisms[1],
                                                design.power.alpha);
    return out;
}

template <class Map>
void keep_answer(Map& map, const std::string& key, typename Map::mapped_type value) {
    if (map.size() >= kKeptAnswers) map.clear();
    map[key] = std::move(value);
}

}  // namespace

StudyRoom::StudyRoom() : thread_([this] { serve(); }) {}

StudyRoom::~StudyRoom() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        if (cancel_) *cancel_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

// In the order in which they are worth knowing. Later ones of a kind are sharper.
std::vector<StudyRoom::Task> StudyRoom::tasks() const {
    std::vector<Task> out;
    if (!wish_.design) return out;
    const auto add = [&](Kind kind, int size) {
        out.push_back({kind, size,
                       std::to_string(static_cast<int>(kind)) + '/' + std::to_string(size) + text_,
                       wish_.design});
    };
    const study::StudyDesign& d = *wish_.design;
    if (d.vignettes) {
        add(Kind::deck, std::min(kRoughStarts, d.vignettes->starts));
        if (d.vignettes->starts > kRoughStarts) add(Kind::deck, std::min(kMostStarts, d.vignettes->starts));
    }
    if (wish_.power) {
        const bool played = d.data_model == study::DataModel::simulation;
        add(Kind::power, played ? kRoughPlayed : kRoughReplications);
        add(Kind::power, played ? kMostPlayed : kMostStudyReplications);
    }
    if (wish_.mechanisms && d.vignettes && !d.vignettes->mechanisms.empty()) add(Kind::mechanisms, kPeople);
    return out;
}

void StudyRoom::wish(StudyWish wish) {
    {
        const std::lock_guard lock(mutex_);
        const bool same =
            wish.design == wish_.design && wish.power == wish_.power && wish.mechanisms == wish_.mechanisms;
        if (same) return;
        ++changes_;
        if (wish.design != wish_.design)
            text_ = wish.design ? scenarios::write_with_schema(*wish.design) : std::string();
        wish_ = std::move(wish);
        const std::vector<Task> wanted = tasks();
        const bool still =
            std::any_of(wanted.begin(), wanted.end(), [&](const Task& task) { return task.key == running_; });
        if (!running_.empty() && !still && cancel_) *cancel_ = true;
        idle_ = wanted.empty() && running_.empty();
    }
    changed_.notify_all();
}

void StudyRoom::serve() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        std::optional<Task> next;
        for (Task& task : tasks()) {
            const bool done = decks_.contains(task.key) || powers_.contains(task.key) ||
                              told_.contains(task.key) || faults_.contains(task.key);
            if (!done && !next) next = std::move(task);
        }
        running_ = next ? next->key : std::string();
        idle_ = !next;
        if (!next) {
            changed_.notify_all();
            changed_.wait(lock);
            continue;
        }
        const auto cancel = cancel_ = std::make_shared<std::atomic<bool>>(false);
        lock.unlock();
        run(*next, *cancel);
        lock.lock();
        ++changes_;
    }
}

void StudyRoom::run(const Task& task, const std::atomic<bool>& cancel) {
    std::string fault;
    try {
        if (task.kind == Kind::deck) {
            auto found = rate(*task.design, task.size);
            const std::lock_guard lock(mutex_);
            last_deck_ = found;
            return keep_answer(decks_, task.key, std::move(found));
        }
        if (task.kind == Kind::mechanisms) {
            auto found = tell_apart(*task.design);
            const std::lock_guard lock(mutex_);
            return keep_answer(told_, task.key, std::move(found));
        }
        study::StudyDesign design = *task.design;
        design.power.replications = task.size;
        if (design.vignettes) design.vignettes->starts = std::min(design.vignettes->starts, kMostStarts);
        auto found = std::make_shared<const study::PowerResult>(
            design.data_model == study::DataModel::simulation
                ? study::simulated_trial_power(*design.simulation, design.power, &cancel)
                : study::estimate_power(design));
        if (cancel) return;
        const std::lock_guard lock(mutex_);
        return keep_answer(powers_, task.key, std::move(found));
    } catch (const std::exception& error) {
        fault = error.what();
    }
    const std::lock_guard lock(mutex_);
    keep_answer(faults_, task.key, std::move(fault));
}

StudyFound StudyRoom::got() const {
    const std::lock_guard lock(mutex_);
    StudyFound out;
    out.working = !idle_;
    if (!wish_.design) return out;
    for (const Task& task : tasks()) {
        if (const auto at = decks_.find(task.key); at != decks_.end())
            out.deck = at->second, out.current = true;
        if (const auto at = powers_.find(task.key); at != powers_.end()) out.power = at->second;
        if (const auto at = told_.find(task.key); at != told_.end()) out.mechanisms = at->second;
        if (const auto at = faults_.find(task.key); at != faults_.end() && out.fault.empty())
            out.fault = at->second;
    }
    if (!out.deck && wish_.design->vignettes && out.fault.empty()) out.deck = last_deck_;
    return out;
}

bool StudyRoom::idle() const {
    const std::lock_guard lock(mutex_);
    return idle_;
}

void StudyRoom::wait_idle() const {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return idle_ || stop_; });
}

}  // namespace skoen::session
