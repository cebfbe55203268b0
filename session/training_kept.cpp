#include "session/training_kept.h"

#include <algorithm>
#include <map>

#include "sim/base/error.h"

namespace skoen::session {

KeptTraining::KeptTraining(std::shared_ptr<const TrainingRoom> room, int seat, std::filesystem::path folder)
    : folder_(std::move(folder)), training_(std::move(room), seat) {}

KeptTraining::KeptTraining(SessionFile file, std::shared_ptr<const TrainingRoom> room)
    : training_(replay_training(file.lines(), std::move(room))) {
    training_.keep_as(file.id());
    file_.emplace(std::move(file));
}

void KeptTraining::apply(const TrainingCommand& command) {
    Training after = training_;  // small: what is large is shared
    after.apply(command);
    std::vector<std::string> lines = {training_line(command)};
    if (after.view().phase == TrainingPhase::finished)
        lines.push_back(training_line({TrainingDo::over, 0, 0, {}, command.at, {}}));
    if (file_) {
        file_->append(lines);
    } else if (!folder_.empty() && command.what == TrainingDo::agree) {
        lines.insert(lines.begin(), training_.first_line());
        SessionFile fresh = SessionFile::create(folder_, SessionKind::training, lines);
        after.keep_as(fresh.id());
        file_.emplace(std::move(fresh));
    }
    training_ = std::move(after);
}

std::vector<std::string> KeptTraining::lines() const {
    return file_ ? file_->lines() : std::vector<std::string>{};
}

TrainingFile open_training_file(const std::filesystem::path& folder, const std::string& id) {
    SessionFile file = SessionFile::open(folder, id);
    if (file.kind() != SessionKind::training) {
        throw base::InputError(base::Fault{id, 0, 0, "", "a training", std::string(kind_name(file.kind()))});
    }
    TrainingCommand begun = training_begun(file.lines());
    return {std::move(file), std::move(begun)};
}

std::optional<SessionEntry> unfinished_training(const std::filesystem::path& folder,
                                                const std::string& session, int seat) {
    for (SessionEntry& entry : list_sessions(folder)) {
        const bool is_it = entry.fault.empty() && entry.kind == SessionKind::training && !entry.over &&
                           entry.about == session && (seat == 0 || entry.seat == seat);
        if (is_it) return std::move(entry);
    }
    return std::nullopt;
}

std::vector<Training> kept_trainings(const std::filesystem::path& folder) {
    std::map<std::string, std::shared_ptr<const TrainingRoom>>
        rooms;  // by source: a world takes half a second
    std::vector<Training> out;
    std::vector<base::Fault> faults;
    for (const std::string& id : session_ids(folder)) {
        try {
            const SessionFile file = SessionFile::open(folder, id);
            if (file.kind() != SessionKind::training) continue;
            const std::vector<std::string> lines = file.lines();
            auto& room = rooms[training_begun(lines).name];
            if (!room) room = open_training_room(training_begun(lines).name);
            out.push_back(replay_training(lines, room));
            out.back().keep_as(id);
        } catch (const base::InputError& fault) {
            faults.insert(faults.end(), fault.faults.begin(), fault.faults.end());
        }
    }
    if (!faults.empty()) throw base::InputError(std::move(faults));
    return out;
}

}  // namespace skoen::session
