#include "session/why_room.h"

#include <algorithm>

#include "session/desk_view.h"
#include "session/played.h"

namespace skoen::session {

namespace {

constexpr int kRough = 20;                        // offices of the first explanation
constexpr int kMechanisms = 40;                   // offices that mechanisms are measured in
constexpr int kQuickPlans = 12, kQuickDraws = 6;  // of a search on a desk that plays few offices
constexpr std::size_t kKeptWhys = 60;

std::string name_of(const WhyWish& wish, std::size_t strategy) {
    return PlayedStrategies::key(wish.scenario, wish.strategies[strategy], 0);
}

std::size_t measure_place(std::string_view id) {
    return static_cast<std::size_t>(sim::find_measure(id) - sim::measures().data());
}

// A desk that plays fewer offices than it commonly does wants a quick answer.
bool is_quick(const WhyWish& wish) { return wish.replications < kReplications; }

int offices_of(const WhyWish& wish) { return std::min(kEnsembleOffices, wish.replications); }

// What is searched for, no more of it than is wanted.
scenarios::Exploration search_asked(const WhyWish& wish) {
    scenarios::Exploration asked = *wish.search;
    if (!is_quick(wish)) return asked;
    asked.points = kQuickPlans;
    asked.draws = kQuickDraws;
    asked.replications = 1;
    return asked;
}

template <class Map>
typename Map::mapped_type find_in(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : found->second;
}

}  // namespace

const Hinge* Explained::hinge() const {
    if (!varied || !why) return nullptr;
    for (const Hinge& one : varied->hinges) {
        if (one.pair == why->pair) return &one;
    }
    return nullptr;
}

WhyRoom::WhyRoom() : thread_([this] { serve(); }) {}

WhyRoom::~WhyRoom() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        if (cancel_) *cancel_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

// Everything that the wish asks for, in the order in which it is worth knowing.
std::vector<WhyRoom::Task> WhyRoom::tasks_of(const WhyWish& wish) const {
    std::vector<Task> out;
    if (!wish.world || wish.strategies.empty()) return out;
    const auto add = [&](Kind kind, int size, const std::string& about) {
        const std::string key =
            std::to_string(static_cast<int>(kind)) + '/' + std::to_string(size) + '/' + about;
        out.push_back({kind, size, key, wish, nullptr});
    };
    std::string pair, all;
    if (wish.pair) pair = name_of(wish, wish.pair->strategy) + '|' + name_of(wish, wish.pair->versus);
    for (std::size_t s = 0; s < wish.strategies.size(); ++s) all += name_of(wish, s) + '|';
    if (wish.pair) {
        if (wish.replications > kRough) add(Kind::causes, kRough, pair);
        add(Kind::causes, wish.replications, pair);
    }
    const std::size_t ensembles = is_quick(wish) ? 1 : kEnsembleDraws.size();
    all += std::to_string(offices_of(wish));
    if (wish.ensemble) add(Kind::ensemble, kEnsembleDraws.front(), all);
    if (wish.search) add(Kind::search, 0, wish.scenario + scenarios::write_exploration(search_asked(wish)));
    if (wish.pair) {
        add(Kind::levers, wish.replications, pair);
        add(Kind::mechanisms, std::min(kMechanisms, wish.replications), pair);
    }
    for (std::size_t i = 1; wish.ensemble && i < ensembles; ++i) add(Kind::ensemble, kEnsembleDraws[i], all);
    return out;
}

bool WhyRoom::is_done(const Task& task) const {
    return failed_.contains(task.key) || explained_.contains(task.key) || varied_.contains(task.key) ||
           found_.contains(task.key);
}

std::optional<WhyRoom::Task> WhyRoom::next_task() const {
    for (Task& task : tasks_of(wish_)) {
        if (!is_done(task)) return std::move(task);
    }
    return std::nullopt;
}

void WhyRoom::wish(WhyWish wish) {
    {
        const std::lock_guard lock(mutex_);
        ++changes_;
        wish_ = std::move(wish);
        const auto tasks = tasks_of(wish_);
        const bool wanted =
            std::any_of(tasks.begin(), tasks.end(), [this](const Task& t) { return t.key == running_; });
        if (!running_.empty() && !wanted && cancel_) *cancel_ = true;
        idle_ = running_.empty() && !next_task();
    }
    changed_.notify_all();
}

void WhyRoom::serve() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        std::optional<Task> task = next_task();
        if (!task) {
            idle_ = true;
            running_.clear();
            changed_.notify_all();
            changed_.wait(lock);
            continue;
        }
        idle_ = false;
        progress_ = 0;
        running_ = task->key;
        task->cancel = cancel_ = std::make_shared<std::atomic<bool>>(false);
        lock.unlock();
        run(*task);
        lock.lock();
        if (!*task->cancel && !is_done(*task)) failed_.insert(task->key);
        running_.clear();
        ++changes_;
        changed_.notify_all();
    }
}

void WhyRoom::run(const Task& task) {
    try {
        switch (task.kind) {
        case Kind::causes:
        case Kind::levers:
        case Kind::mechanisms:
            return explain(task);
        case Kind::ensemble:
            return vary(task);
        case Kind::search:
            return search(task);
        }
    } catch (const std::exception&) {
        // An explanation is a help: where it cannot be had, the desk goes on without.
    }
}

void WhyRoom::show_progress(int done, int all) {
    const std::lock_guard lock(mutex_);
    progress_ = all > 0 ? static_cast<double>(done) / all : 0;
    ++changes_;
}

void WhyRoom::explain(const Task& task) {
    const WhyWish& wish = task.wish;
    const std::vector<sim::Strategy> both{wish.strategies[wish.pair->strategy],
                                          wish.strategies[wish.pair->versus]};
    lab::WhyOptions options;
    options.run.replications = task.size;
    options.run.threads = 1;
    options.run.cancel = task.cancel.get();
    options.run.progress = [this](int done, int all) { show_progress(done, all); };
    options.levers = task.kind == Kind::levers;
    options.mechanisms = task.kind == Kind::mechanisms;
    std::vector<lab::Why> all = lab::explain_pairs(*wish.world, both, {{0, 1}}, options);
    if (all.empty() || *task.cancel) return;
    all.front().pair = *wish.pair;
    const std::lock_guard lock(mutex_);
    if (explained_.size() >= kKeptWhys) explained_.clear();
    explained_[task.key] = std::make_shared<const lab::Why>(std::move(all.front()));
}

void WhyRoom::vary(const Task& task) {
    lab::EnsembleOptions options;
    options.draws = task.size;
    options.replications = offices_of(task.wish);
    options.threads = 1;
    options.cancel = task.cancel.get();
    options.progress = [this](int done, int all) { show_progress(done, all); };
    const lab::Ensemble ensemble = lab::play_ensemble(*task.wish.world, task.wish.strategies, options);
    if (ensemble.draws() == 0 || *task.cancel) return;
    auto varied = std::make_shared<Varied>();
    varied->draws = ensemble.draws();
    const std::size_t harm = measure_place("harm_cost"), n = ensemble.strategies.size();
    for (std::size_t plan = 0; plan < n; ++plan) {
        for (std::size_t versus = 0; versus < n; ++versus) {
            if (plan == versus) continue;
            varied->hinges.push_back({{plan, versus},
                                      lab::rank_assumptions(ensemble, plan, versus, harm),
                                      lab::turning_point(ensemble, plan, versus, harm)});
        }
    }
    const std::lock_guard lock(mutex_);
    varied_[task.key] = std::move(varied);
}

void WhyRoom::search(const Task& task) {
    auto found = std::make_shared<FoundPlans>();
    found->asked = search_asked(task.wish);
    const scenarios::Exploration& asked = found->asked;
    found->plans = lab::design_points(asked, task.wish.world->definition);
    lab::ExploreOptions options;
    options.threads = 1;
    options.cancel = task.cancel.get();
    options.progress = [this](int done, int all) { show_progress(done, all); };
    const lab::ExploreSums sums = lab::explore(*task.wish.world, found->plans, asked, options);
    if (sums.empty() || *task.cancel) return;
    found->findings =
        lab::findings_of(sums, task.wish.world->definition.costs, asked.leader_hours, asked.worker_hours);
    for (const std::size_t plan : found->findings.front)
        found->beliefs.push_back(lab::belief_between(found->findings, *task.wish.world, plan, 0));
    const std::lock_guard lock(mutex_);
    found_[task.key] = std::move(found);
}

Explained WhyRoom::got() const {
    const std::lock_guard lock(mutex_);
    Explained out;
    out.strategies = wish_.strategies;
    out.working = !running_.empty();
    out.progress = progress_;
    std::shared_ptr<const lab::Why> causes, levers, mechanisms;
    for (const Task& task : tasks_of(wish_)) {
        // Later tasks of a kind are sharper.
        if (auto why = find_in(explained_, task.key)) {
            (task.kind == Kind::levers ? levers : task.kind == Kind::mechanisms ? mechanisms : causes) = why;
        }
        if (auto varied = find_in(varied_, task.key)) out.varied = varied;
        if (auto found = find_in(found_, task.key)) out.found = found;
    }
    if (!causes) return out;
    auto whole = std::make_shared<lab::Why>(*causes);
    whole->pair = wish_.pair.value_or(whole->pair);
    if (levers) whole->levers = levers->levers;
    if (mechanisms) whole->mechanisms = mechanisms->mechanisms;
    out.why = std::move(whole);
    return out;
}

bool WhyRoom::idle() const {
    const std::lock_guard lock(mutex_);
    return idle_;
}

void WhyRoom::wait_idle() const {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return idle_ || stop_; });
}

}  // namespace skoen::session
