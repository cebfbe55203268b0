// The facilitator's side: files that participants handed over, counted together and forgotten. No row is kept, nothing below
// five people is shown.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "session/training_debrief.h"

namespace skoen::session {

inline constexpr int kSmallestGroup = 5;
inline constexpr std::size_t kMostHandOverBytes = 1U << 20;
inline constexpr std::size_t kMostHandOverFiles = 2000;

// Sums over the people of one session and arm.
struct GatheredGroup {
    std::string session, arm;
    int people = 0;
    // Pooled over people; not filled in for groups below kSmallestGroup.
    TrainingCount alone, with_score, wrong_followed, overrides_right, switched_in_doubt, switched_when_sure,
        rsr, rair;
    double minutes = 0;  // mean of a case
};

struct Gathered {
    std::vector<GatheredGroup> groups;  // of five people or more; by session and arm
    int left_out = 0;                   // people in smaller groups
};

// All *.json in the folder. Throws InputError with every file that is no such file, too large, or of another version; a file
// that comes twice counts once.
[[nodiscard]] Gathered gather_folder(const std::filesystem::path& folder);

}  // namespace skoen::session
