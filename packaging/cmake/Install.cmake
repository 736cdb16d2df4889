include(GNUInstallDirs)
foreach(program medvlm medvlm-workbench)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    endif()
endforeach()
install(DIRECTORY resources/demo resources/models resources/reference
    DESTINATION ${CMAKE_INSTALL_DATADIR}/medvlm-workbench OPTIONAL)
