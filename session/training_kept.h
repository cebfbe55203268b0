// A training that is kept: each step is on disk before what it leads to can be seen. Nothing is written before the participant
// has agreed; whoever stops at the page of consent leaves no file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "session/session_folder.h"
#include "session/training.h"

namespace skoen::session {

class KeptTraining {
  public:
    // At the page of consent. `folder` empty: kept nowhere (scripts, pictures).
    KeptTraining(std::shared_ptr<const TrainingRoom> room, int seat, std::filesystem::path folder);
    // Where its file stopped. Throws InputError as replay_training does.
    KeptTraining(SessionFile file, std::shared_ptr<const TrainingRoom> room);

    // Throws base::InputError when it cannot be done now, or cannot be written; nothing has changed then.
    void apply(const TrainingCommand& command);
    [[nodiscard]] const Training& training() const { return training_; }
    [[nodiscard]] std::vector<std::string> lines() const;                        // of its file
    [[nodiscard]] const std::string& id() const { return training_.kept_as(); }  // empty: kept nowhere (yet)

  private:
    std::filesystem::path folder_;
    std::optional<SessionFile> file_;
    Training training_;
};

// The file of a training and what its first line says. Throws InputError: none of that id, no training.
struct TrainingFile {
    SessionFile file;
    TrainingCommand begun;
};
[[nodiscard]] TrainingFile open_training_file(const std::filesystem::path& folder, const std::string& id);

// The training of that session that was worked on last and is not over; of that seat, unless 0.
[[nodiscard]] std::optional<SessionEntry> unfinished_training(const std::filesystem::path& folder,
                                                              const std::string& session, int seat);
// Every training that is kept in the folder, as its lines lead to it, sorted by id. Throws InputError with every one that
// cannot be read.
[[nodiscard]] std::vector<Training> kept_trainings(const std::filesystem::path& folder);

}  // namespace skoen::session
