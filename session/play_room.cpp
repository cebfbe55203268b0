#include "session/play_room.h"

#include <algorithm>
#include <cmath>

#include "scenarios/catalogue.h"
#include "session/lever_effect.h"

namespace skoen::session {

namespace {

constexpr std::size_t kKept = 12;        // comparisons, about 1 MB each
constexpr std::size_t kKeptWorlds = 12;  // more than one wish asks for

std::string key_of(const sim::Strategy& strategy) { return scenarios::write_strategy(strategy); }

std::string key_of(const PlanList& plans) {
    std::string key;
    for (const sim::Strategy& strategy : plans.played()) key += key_of(strategy) + "\n";
    return key;
}

const sim::Strategy* chosen(const PlanList& plans) {
    if (plans.entries.empty()) return nullptr;
    return &plans.entries[static_cast<std::size_t>(plans.chosen)].strategy;
}

bool holds(const sim::Strategy& strategy, sim::Lever lever) {
    return std::any_of(strategy.levers.begin(), strategy.levers.end(),
                       [lever](const sim::LeverSpan& s) { return s.lever == lever; });
}

// Two wishes for the same thing have the same key.
std::string play_key(const Wish& wish, int replications) {
    return "play\n" + wish.scenario + "\n" + key_of(wish.baseline) + "\n" + key_of(wish.plans) +
           std::to_string(replications);
}

std::string tell_key(const Wish& wish, const sim::Strategy& plan) {
    return "tell\n" + wish.scenario + "\n" + key_of(plan) + std::to_string(static_cast<int>(wish.cases)) +
           " " + std::to_string(wish.anchor) + " " + std::to_string(wish.steps);
}

std::string weigh_key(const Wish& wish, const sim::Strategy& plan, int replications) {
    return "weigh\n" + PlayedStrategies::key(wish.scenario, plan, replications) +
           std::string(sim::lever_name(wish.lever));
}

}  // namespace

struct PlayRoom::Task {
    enum class Kind { load, play, tell, weigh, ask } kind = Kind::load;
    std::string key;
    Wish wish;
    int replications = 0;
    std::shared_ptr<const sim::World> world;
    std::shared_ptr<std::atomic<bool>> cancel;
};

// One plan's cases, kept while one leafs through them.
struct PlayRoom::Teller {
    std::string key;
    std::shared_ptr<const sim::World> world;
    lab::Storyteller stories;
    std::vector<int> rescued, misled;

    Teller(std::string of, std::shared_ptr<const sim::World> in, const sim::Strategy& strategy)
        : key(std::move(of)), world(std::move(in)), stories(*world, strategy), rescued(stories.rescued()),
          misled(stories.misled()) {}
};

PlayRoom::PlayRoom(std::function<void()> on_idle)
    : on_idle_(std::move(on_idle)), thread_([this] { serve(); }) {}

PlayRoom::~PlayRoom() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        if (cancel_) *cancel_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

bool PlayRoom::wish(Wish wish) {
    bool something = false;
    {
        const std::lock_guard lock(mutex_);
        const bool other = key_of(wish.plans) != key_of(wish_.plans) || wish.scenario != wish_.scenario ||
                           wish.replications != wish_.replications;
        if (other) {
            given_up_.clear();
            job_.error.clear();
        }
        if (wish.scenario != wish_.scenario) last_ = nullptr;
        wish_ = std::move(wish);
        const auto task = next_task();
        something = task.has_value();
        if (something) idle_ = told_idle_ = false;
        if (cancel_ && (!task || task->key != running_)) *cancel_ = true;
        ++changes_;
    }
    changed_.notify_all();
    return something;
}

void PlayRoom::stop_playing() {
    const std::lock_guard lock(mutex_);
    if (!running_.empty()) given_up_.insert(running_);
    given_up_.insert(play_key(wish_, wish_.replications));
    if (cancel_) *cancel_ = true;
    ++changes_;
}

void PlayRoom::retry() {
    {
        const std::lock_guard lock(mutex_);
        given_up_.clear();
        job_.error.clear();
        idle_ = told_idle_ = false;
        ++changes_;
    }
    changed_.notify_all();
}

bool PlayRoom::idle() const {
    const std::lock_guard lock(mutex_);
    return idle_;
}

void PlayRoom::wait_idle() const {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return idle_ || stop_; });
}

std::optional<PlayRoom::Task> PlayRoom::play_task() const {
    if (wish_.plans.played().empty()) return std::nullopt;
    const std::string key = play_key(wish_, wish_.replications);
    if (compared_.count(key) > 0 || has_stopped(key)) return std::nullopt;
    return Task{Task::Kind::play, key, wish_, wish_.replications, worlds_.at(wish_.scenario).world, nullptr};
}

std::optional<PlayRoom::Task> PlayRoom::next_task() const {
    if (!wish_.definition) return std::nullopt;
    const std::string load_key = "load\n" + wish_.scenario;
    const auto loaded = worlds_.find(wish_.scenario);
    if (loaded == worlds_.end()) {
        if (has_stopped(load_key)) return std::nullopt;
        return Task{Task::Kind::load, load_key, wish_, 0, nullptr, nullptr};
    }
    const sim::Strategy* plan = chosen(wish_.plans);
    if (wish_.story && plan != nullptr) {
        const std::string key = tell_key(wish_, *plan);
        if (told_.count(key) == 0 && !has_stopped(key)) {
            return Task{Task::Kind::tell, key, wish_, 0, loaded->second.world, nullptr};
        }
    }
    if (auto task = play_task()) return task;
    if (wish_.effect && plan != nullptr && holds(*plan, wish_.lever)) {
        const std::string key = weigh_key(wish_, *plan, wish_.replications);
        if (effects_.count(key) == 0 && !has_stopped(key)) {
            return Task{Task::Kind::weigh, key, wish_, wish_.replications, loaded->second.world, nullptr};
        }
    }
    return ask_task();
}

std::optional<PlayRoom::Task> PlayRoom::ask_task() const {
    for (const std::optional<Wish::Asked>& asked : wish_.asked) {
        if (!asked ||
            results_.find(PlayedStrategies::key(asked->scenario, asked->strategy, wish_.replications)))
            continue;
        Wish own = wish_;
        own.definition = asked->definition;
        own.scenario = asked->scenario;
        own.asked = {asked};
        const auto loaded = worlds_.find(asked->scenario);
        if (loaded == worlds_.end()) {
            const std::string key = "load\n" + asked->scenario;
            if (!has_stopped(key)) return Task{Task::Kind::load, key, std::move(own), 0, nullptr, nullptr};
            continue;
        }
        const std::string key =
            "ask\n" + PlayedStrategies::key(asked->scenario, asked->strategy, wish_.replications);
        if (has_stopped(key)) continue;
        return Task{Task::Kind::ask, key, std::move(own), wish_.replications, loaded->second.world, nullptr};
    }
    return std::nullopt;
}

void PlayRoom::ask(const Task& task) {
    play_missing(task, {task.wish.asked.front()->strategy}, [](int) {});
}

void PlayRoom::serve() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        auto task = next_task();
        if (!task && !told_idle_) {
            told_idle_ = true;
            if (!on_idle_) continue;
            lock.unlock();
            on_idle_();
            lock.lock();
            continue;
        }
        if (!task) {
            idle_ = true;
            job_.running = false;
            ++changes_;
            changed_.notify_all();
            changed_.wait(lock, [this] { return stop_ || !idle_; });
            continue;
        }
        task->cancel = cancel_ = std::make_shared<std::atomic<bool>>(false);
        running_ = task->key;
        job_ = {true, 0, task->kind == Task::Kind::play, task->replications, job_.error};
        ++changes_;
        lock.unlock();
        std::string error;
        try {
            run(*task);
        } catch (const std::exception& fault) {
            error = fault.what();
        }
        lock.lock();
        if (!error.empty()) {
            job_.error = error;
            given_up_.insert(task->key);
        }
        running_.clear();
        cancel_ = nullptr;
        ++changes_;
    }
    idle_ = true;
    changed_.notify_all();
}

void PlayRoom::run(const Task& task) {
    switch (task.kind) {
    case Task::Kind::load:
        return load(task);
    case Task::Kind::play:
        return play(task);
    case Task::Kind::tell:
        return tell(task);
    case Task::Kind::weigh:
        return weigh(task);
    case Task::Kind::ask:
        return ask(task);
    }
}

void PlayRoom::load(const Task& task) {
    auto world = std::make_shared<const sim::World>(*task.wish.definition, std::uint64_t{1});
    auto sample = std::make_shared<const Sample>(draw_sample(*world));
    const std::lock_guard lock(mutex_);
    worlds_[task.wish.scenario] = {std::move(world), std::move(sample)};
    worlds_order_.push_back(task.wish.scenario);
    if (worlds_order_.size() > kKeptWorlds) {
        worlds_.erase(worlds_order_.front());
        worlds_order_.erase(worlds_order_.begin());
    }
}

std::vector<PlayedStrategies::Result> PlayRoom::kept(const Task& task, const Strategies& strategies,
                                                     int replications) const {
    std::vector<PlayedStrategies::Result> out;
    for (const sim::Strategy& one : strategies) {
        out.push_back(results_.find(PlayedStrategies::key(task.wish.scenario, one, replications)));
        if (!out.back()) return {};
    }
    return out;
}

void PlayRoom::play_missing(const Task& task, const Strategies& strategies,
                            const std::function<void(int)>& ready) {
    Strategies missing;
    std::vector<std::string> names;
    const auto key_at = [&task](const sim::Strategy& one, int replications) {
        return PlayedStrategies::key(task.wish.scenario, one, replications);
    };
    const auto keep = [&](const std::vector<lab::StrategyResult>& results, int replications) {
        const std::lock_guard lock(mutex_);
        for (std::size_t i = 0; i < missing.size(); ++i) {
            results_.keep(key_at(missing[i], replications),
                          std::make_shared<const lab::StrategyResult>(results[i]));
        }
        ready(replications);
        ++changes_;
    };
    {
        const std::lock_guard lock(mutex_);
        for (const sim::Strategy& one : strategies) {
            std::string key = key_at(one, task.replications);
            if (results_.find(key) || std::find(names.begin(), names.end(), key) != names.end()) continue;
            names.push_back(std::move(key));
            missing.push_back(one);
        }
    }
    if (missing.empty()) return keep({}, task.replications);
    lab::RunOptions options;
    options.replications = task.replications;
    options.cancel = task.cancel.get();
    options.progress = [this](int done, int all) {
        const std::lock_guard lock(mutex_);
        job_.progress = all > 0 ? static_cast<double>(done) / all : 0;
        ++changes_;
    };
    if (task.replications > kCoarseReplications) options.early_at = kCoarseReplications;
    options.early = [&keep](const std::vector<lab::StrategyResult>& results) {
        keep(results, kCoarseReplications);
    };
    const std::vector<lab::StrategyResult> results = lab::play_each(*task.world, missing, options);
    if (!*task.cancel) keep(results, task.replications);
}

// With the lock held: the comparison that was wished for, if all of it is kept. A coarse one of the plans as they are now is
// worth more than a sharp one of the plans before.
void PlayRoom::put_together(const Task& task, int replications) {
    Strategies strategies = task.wish.plans.played();
    strategies.insert(strategies.begin(), task.wish.baseline);
    const std::vector<PlayedStrategies::Result> results = kept(task, strategies, replications);
    if (results.empty()) return;
    std::vector<lab::StrategyResult> own;
    for (std::size_t i = 0; i < results.size(); ++i) {
        own.push_back(*results[i]);
        own.back().strategy = strategies[i];  // the same play may go by another name
    }
    last_ = std::make_shared<const lab::Comparison>(lab::side_by_side(std::move(own), task.world->seed));
    last_scenario_ = task.wish.scenario;
    const std::string key = play_key(task.wish, replications);
    if (!compared_.emplace(key, last_).second) return;
    compared_order_.push_back(key);
    if (compared_order_.size() > kKept) {
        compared_.erase(compared_order_.front());
        compared_order_.erase(compared_order_.begin());
    }
}

void PlayRoom::play(const Task& task) {
    Strategies strategies = task.wish.plans.played();
    strategies.insert(strategies.begin(), task.wish.baseline);
    play_missing(task, strategies, [&](int replications) { put_together(task, replications); });
}

void PlayRoom::tell(const Task& task) {
    const Wish& wish = task.wish;
    const sim::Strategy& plan = *chosen(wish.plans);
    const std::string key = wish.scenario + "\n" + key_of(plan);
    if (!teller_ || teller_->key != key) {
        teller_ = nullptr;
        teller_ = std::make_unique<Teller>(key, task.world, plan);
    }
    std::vector<int> walk = wish.cases == CaseChoice::rescued ? teller_->rescued : teller_->misled;
    if (wish.cases == CaseChoice::every || walk.empty()) {
        walk.resize(static_cast<std::size_t>(teller_->stories.cases()));
        for (std::size_t i = 0; i < walk.size(); ++i) walk[i] = static_cast<int>(i) + 1;
    }
    const int count = static_cast<int>(walk.size());
    int place = 0;
    if (wish.anchor > 0) {
        place = static_cast<int>(std::lower_bound(walk.begin(), walk.end(), wish.anchor) - walk.begin());
    }
    Told told;
    if (wish.anchor > 0 && wish.steps == 0) {
        told.number = wish.anchor;
        told.place = std::min(place, count - 1) + 1;
    } else {
        place = ((place + wish.steps) % count + count) % count;
        told.number = walk[static_cast<std::size_t>(place)];
        told.place = place + 1;
    }
    told.count = count;
    told.story = std::make_shared<const lab::CaseStory>(teller_->stories.tell(told.number));
    const std::lock_guard lock(mutex_);
    told_[task.key] = std::move(told);
}

void PlayRoom::weigh(const Task& task) {
    const sim::Strategy& plan = *chosen(task.wish.plans);
    const sim::Lever lever = task.wish.lever;
    const Strategies both{plan, without_lever(plan, lever)};
    play_missing(task, both, [&](int replications) {
        const std::vector<PlayedStrategies::Result> results = kept(task, both, replications);
        if (results.empty()) return;
        effects_[weigh_key(task.wish, plan, replications)] =
            std::make_shared<const LeverEffect>(effect_of(lever, *results[0], *results[1]));
    });
}

Got PlayRoom::got() const {
    const std::lock_guard lock(mutex_);
    Got got;
    got.job = job_;
    const auto loaded = worlds_.find(wish_.scenario);
    if (loaded == worlds_.end()) return got;
    got.world = loaded->second.world;
    got.sample = loaded->second.sample;
    std::shared_ptr<const lab::Comparison> best;
    for (const int n : {wish_.replications, kCoarseReplications}) {
        const auto found = compared_.find(play_key(wish_, n));
        if (found != compared_.end() && best == nullptr) best = found->second;
    }
    got.is_current = best != nullptr;
    if (best == nullptr && last_scenario_ == wish_.scenario) best = last_;
    got.comparison = std::move(best);
    for (const std::optional<Wish::Asked>& asked : wish_.asked) {
        got.asked.push_back(
            asked ? results_.find(PlayedStrategies::key(asked->scenario, asked->strategy, wish_.replications))
                  : nullptr);
    }
    const sim::Strategy* plan = chosen(wish_.plans);
    if (plan == nullptr) return got;
    if (const auto found = told_.find(tell_key(wish_, *plan)); found != told_.end()) got.told = found->second;
    for (const int n : {wish_.replications, kCoarseReplications}) {
        const auto found = effects_.find(weigh_key(wish_, *plan, n));
        if (found != effects_.end() && got.effect == nullptr) got.effect = found->second;
    }
    return got;
}

}  // namespace skoen::session
