"""Numpy kernels of the losses, one file for each kind of label; `actloss.catalogue` joins them with their facts."""
