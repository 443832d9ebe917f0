# The module's version, as the bridge compares it.
function Get-ModuleVersion {
    $ExecutionContext.SessionState.Module.Version.ToString(3)
}
