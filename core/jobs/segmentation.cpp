#include "jobs/segmentation.h"

#include "formats/class_names.h"

namespace sinopia {

std::vector<std::optional<ClassIndex>> classes_called(const std::vector<std::string>& names,
                                                      const LabelSet& labels) {
    std::vector<std::optional<ClassIndex>> found;
    for (const std::string& name : names) {
        std::optional<ClassIndex> index = labels.find(name);
        for (int i = 0; !index && i < labels.size(); ++i)
            if (plural_key(labels[i].name) == plural_key(name))
                index = static_cast<ClassIndex>(i);
        found.push_back(index);
    }
    return found;
}

bool says_nothing(ClassIndex index, const LabelSet& labels) {
    if (index >= labels.size() || index == labels.ignore())
        return true;
    const std::string name = spelling_key(labels[index].name);
    return name == "unlabeled" || name == "unlabelled";
}

} // namespace sinopia
