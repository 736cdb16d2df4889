#include "core/data/shared_text.h"

#include "core/base/error.h"

#include <cstring>
#include <limits>
#include <new>

namespace vlm::data {

SharedText::Block* SharedText::blockOf(std::string_view text)
{
    if (text.empty())
        return nullptr;
    if (text.size() > std::numeric_limits<std::uint32_t>::max())
        throw Error(ErrorKind::Data, "a text of more than 4 GB is not kept");
    void* memory = ::operator new(sizeof(Block) + text.size() + 1);
    auto* block = new (memory) Block{.owners = 1, .size = static_cast<std::uint32_t>(text.size())};
    auto* characters = reinterpret_cast<char*>(block + 1);
    std::memcpy(characters, text.data(), text.size());
    characters[text.size()] = '\0';
    return block;
}

SharedText::~SharedText()
{
    if (m_block && m_block->owners.fetch_sub(1, std::memory_order_acq_rel) == 1)
        ::operator delete(m_block);
}

}
