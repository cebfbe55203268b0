// The design that lies on the study bench, and what commands make of it.
#pragma once

#include <memory>

#include "session/study_commands.h"
#include "study/study_design.h"

namespace skoen::session {

struct StudyBench {
    std::shared_ptr<const study::StudyDesign> design;  // null: nobody has been there
    LookAtStudy look;
};

// What the bench shows to whoever comes in.
inline constexpr const char* kFirstStudy = "vignetter";

// Throw base::InputError; the bench is unchanged then.
[[nodiscard]] StudyBench bench_with(const StudyBench& bench, const OpenStudy& command);
[[nodiscard]] StudyBench bench_with(const StudyBench& bench, const PutStudy& command);
[[nodiscard]] StudyBench bench_with(const StudyBench& bench, const StudyFromScenario& command);
[[nodiscard]] StudyBench bench_with(const StudyBench& bench, const EditStudy& command);
[[nodiscard]] StudyBench bench_with(const StudyBench& bench, const RemoveFromStudy& command);
[[nodiscard]] StudyBench bench_with(const StudyBench& bench, const AddFactor& command);
[[nodiscard]] StudyBench bench_with(const StudyBench& bench, const RemoveFactor& command);
[[nodiscard]] StudyBench bench_with(const StudyBench& bench, const LookAtStudy& command);

// Writes the files. Throws base::InputError: no design with vignettes, no such format, a folder that cannot be written.
void export_bench(const StudyBench& bench, const ExportStudy& command);

}  // namespace skoen::session
