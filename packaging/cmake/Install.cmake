include(GNUInstallDirs)
foreach(program medvlm medvlm-workbench)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    endif()
endforeach()
install(DIRECTORY resources/demo resources/fonts resources/models resources/reference resources/scripts resources/tokenizers
    DESTINATION ${CMAKE_INSTALL_DATADIR}/medvlm-workbench OPTIONAL)
install(FILES LICENSE LICENSES/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
