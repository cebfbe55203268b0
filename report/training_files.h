// What a participant takes out of a training: the page to take home, one's own rows, or what is handed over. Readable by one's own
// user only, until they are copied to a stick by hand.
#pragma once

#include <string>
#include <vector>

#include "session/training_fields.h"

namespace skoen::report {

// own: handout.html and handout.pdf (the debrief), decisions.csv with datapackage.json, log.jsonl (every step).
// group, research: skoen-<session>-<what>-<id>.json for `skoen session gather`; research also decisions.csv with datapackage.json.
// The folder is made. Returns the names of the files. Throws base::InputError when they cannot be written.
std::vector<std::string> write_training_files(const session::Training& training,
                                              const std::vector<std::string>& lines,
                                              session::HandOver audience, base::Language language,
                                              const std::string& folder);
// One CSV with the rows of all of them.
std::vector<std::string> write_training_table(const std::vector<session::Training>& trainings,
                                              session::HandOver audience, const std::string& folder);

}  // namespace skoen::report
